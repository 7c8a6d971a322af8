// A token is as good as a password until it expires: what leaves the tab, or is kept after it, has none in it.

/** A JWT or a JWE, wherever it stands in a text. */
const TOKEN = /eyJ[\w-]{8,}(?:\s*\.\s*[\w-]*){1,4}/g;

/** The text with every token in it replaced. */
export function withoutTokens(text) {
  return text.replace(TOKEN, "[token removed]");
}

/** The claims of the JWT that stands in a text, as JSON; nothing if there is none. */
export function claimsOf(text) {
  // Terminals break long lines.
  const [, payload] = /eyJ[\w-]*\.([\w-]+)/.exec(text.replace(/\s+/g, "")) ?? [];
  if (payload === undefined) return undefined;
  try {
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (one) => one.charCodeAt(0)));
    JSON.parse(json);
    return json;
  } catch {
    return undefined;
  }
}
