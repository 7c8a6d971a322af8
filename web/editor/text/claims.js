// Where the claims stand in the text of a token, also within the letters that encode them.
import { members } from "./json_tokens.js";
import { Places } from "./places.js";

/** The parts of a JWT, wherever it stands in the text. */
const JWT = /(eyJ[\w-]*)\.([\w-]*)(?:\.([\w-]*))?/;

/** @type {("head" | "body" | "signature")[]} */
const PARTS = ["head", "body", "signature"];

/**
 * The three parts of a JWT; none, where the text is no JWT.
 * @param {string} text
 */
export function jwtParts(text) {
  const match = /^\s*[{[]/.test(text) ? null : JWT.exec(text);
  if (!match) return [];
  const found = [];
  let from = match.index;
  for (const [index, part] of PARTS.entries()) {
    const letters = match[index + 1];
    if (letters === undefined) break;
    found.push({ part, from, to: from + letters.length });
    from += letters.length + 1;
  }
  return found;
}

/**
 * Each claim with its place: the member of the claims' JSON, or the letters of a JWT in which it is encoded.
 * @param {string} text
 * @returns {import("./json_tokens.js").Member[]}
 */
export function claims(text) {
  const body = jwtParts(text).find(({ part }) => part === "body");
  if (!body) return members(text);
  const json = decoded(text.slice(body.from, body.to));
  const places = new Places(json);
  // Three bytes are four letters.
  return members(json).map(({ name, from, to }) => ({
    name,
    from: body.from + Math.floor((places.byteAt(from) * 4) / 3),
    to: Math.min(body.to, body.from + Math.ceil((places.byteAt(to) * 4) / 3)),
  }));
}

/**
 * Whether a condition key is made of the claim `name`: `kubernetes.io/namespace` stands in `kubernetes.io`.
 * @param {string} name
 * @param {string} source
 */
export function isClaim(name, source) {
  return source === name || source.startsWith(`${name}/`);
}

/**
 * What the letters of a part say; nothing, where they are no text.
 * @param {string} letters
 */
function decoded(letters) {
  try {
    const said = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = new Uint8Array(said.length);
    for (let at = 0; at < said.length; at += 1) bytes[at] = said.charCodeAt(at);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}
