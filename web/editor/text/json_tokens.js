// What a JSON text consists of, comments included. It need not be well-formed.

/**
 * @typedef {"{" | "}" | "[" | "]" | "," | ":"} Mark
 * @typedef {Mark | "string" | "comment" | "word" | "unknown"} Kind
 */

/**
 * A part of the text that is more than white space.
 * @typedef {{ kind: Kind, from: number, to: number }} Token
 */

/**
 * A member of an object: its name, and where it stands with its value.
 * @typedef {{ name: string, from: number, to: number }} Member
 */

const TOKEN = /([{}[\],:])|("(?:[^"\\\n]|\\.)*")|(\/\/[^\n]*|\/\*[^]*?\*\/)|(-?\d[\d.eE+-]*|true|false|null)(?![\w.-])|\S/g;

/**
 * @param {string} text
 * @returns {Generator<Token>}
 */
export function* tokens(text) {
  for (const match of text.matchAll(TOKEN)) {
    const [whole, mark, string, comment, word] = match;
    const kind = /** @type {Mark | undefined} */ (mark) ?? (string ? "string" : comment ? "comment" : word ? "word" : "unknown");
    yield { kind, from: match.index, to: match.index + whole.length };
  }
}

/**
 * The members of the outermost object.
 * @param {string} text
 */
export function members(text) {
  /** @type {Member[]} */
  const found = [];
  let depth = 0;
  /** @type {Member | null} */
  let member = null;
  /** @type {Token | null} */
  let last = null;
  for (const token of tokens(text)) {
    if (token.kind === "comment") continue;
    if (token.kind === "unknown") return [];
    if (token.kind === "}" || token.kind === "]") depth -= 1;
    if (depth === 1) {
      if (token.kind === ":" && last?.kind === "string") {
        member = { name: unquoted(text.slice(last.from, last.to)), from: last.from, to: token.to };
        found.push(member);
      } else if (token.kind === ",") {
        member = null;
      } else if (member) {
        member.to = token.to;
      }
    }
    if (depth === 0 && found.length > 0) break;
    if (token.kind === "{" || token.kind === "[") depth += 1;
    last = token;
  }
  return found;
}

/**
 * What a JSON string says; itself, where it is none.
 * @param {string} string
 * @returns {string}
 */
function unquoted(string) {
  try {
    return JSON.parse(string);
  } catch {
    return string;
  }
}
