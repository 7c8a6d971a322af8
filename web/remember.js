// Remembers what was pasted, on this device and only where it was asked for: the policy and the request, never the
// token. Turning it off forgets.

const KEY = "whydenied";
let stop;

/** Puts in place what is remembered, where nothing was pasted. */
export function recall(page) {
  const remembered = JSON.parse(localStorage.getItem(KEY) || "[]");
  if (page.texts().length === 0) page.put(remembered);
}

/** Turns remembering on or off. What a secret is the engine says: where it cannot be loaded, nothing more is kept. */
export async function turn(page, on, loadAdvice) {
  stop?.abort();
  if (!on) return localStorage.removeItem(KEY);

  recall(page);
  const { signal } = (stop = new AbortController());
  const { withoutSecrets } = await loadAdvice();
  if (signal.aborted) return;
  const keep = () => save(page, withoutSecrets);
  for (const event of ["input", "click", "pagehide"]) addEventListener(event, keep, { signal, passive: true });
  keep();
}

function save(page, withoutSecrets) {
  const texts = page.typed();
  const kept = [];
  for (let at = 0; at < texts.length; at += 2) if (texts[at] !== "token") kept.push(texts[at], withoutText(texts[at], texts[at + 1], withoutSecrets));
  localStorage.setItem(KEY, JSON.stringify(kept));
}

/** One text without its secrets; the side of Pulumi Cloud has several in one. */
function withoutText(name, text, withoutSecrets) {
  if (name !== "pulumi") return withoutSecrets(text);
  return JSON.stringify(JSON.parse(text), (_, value) => (typeof value === "string" ? withoutSecrets(value) : value));
}
