// Remembers what was pasted, on this device and only where it was asked for: the policy and the request, never the
// token. Turning it off forgets.
import { withoutTokens } from "./share/tokens.js";

const KEY = "whydenied";
let stop;

/** Turns remembering on or off. Turned on with something remembered and nothing pasted, that is put in place. */
export function turn(page, on) {
  stop?.abort();
  if (!on) return localStorage.removeItem(KEY);

  const remembered = JSON.parse(localStorage.getItem(KEY) || "[]");
  if (page.texts().length === 0) page.put(remembered);
  stop = new AbortController();
  const keep = () => save(page);
  for (const event of ["input", "click", "pagehide"]) addEventListener(event, keep, { signal: stop.signal, passive: true });
  keep();
}

function save(page) {
  const texts = page.typed();
  const kept = [];
  for (let at = 0; at < texts.length; at += 2) if (texts[at] !== "token") kept.push(texts[at], withoutTokens(texts[at + 1]));
  localStorage.setItem(KEY, JSON.stringify(kept));
}
