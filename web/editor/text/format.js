// Sets a JSON text with one entry a line. Nothing but white space changes: comments, repeated keys
// and numbers stay as they were written, and every place in the text moves along.
import { tokens } from "./json_tokens.js";

/**
 * @typedef {import("./json_tokens.js").Kind} Kind
 * @typedef {import("./json_tokens.js").Token} Token
 */

/** @type {Partial<Record<Kind, Kind>>} */
const CLOSED_BY = { "{": "}", "[": "]" };
/** A key or an entry of a list, behind comments. */
const YAML = /^(?:\s|#.*\n)*(?:- |["'\w.-]+:(?:\s|$))/;

/**
 * The white space to change, or why nothing can be done.
 * @param {string} text
 * @returns {{ changes: { from: number, to: number, insert: string }[], refusal?: undefined } | { changes?: undefined, refusal: string }}
 */
export function format(text) {
  const changes = [];
  /** @type {Token[]} */
  const open = [];
  /** @type {Token | null} */
  let last = null;
  for (const token of tokens(text)) {
    if (token.kind === "unknown" && YAML.test(text)) return { refusal: "Nothing is formatted: YAML stays as it is written" };
    if (token.kind === "unknown") return refusal(text, token, "is no JSON");
    const opened = open.at(-1);
    const closes = token.kind === "}" || token.kind === "]";
    if (closes && (!opened || CLOSED_BY[opened.kind] !== token.kind)) return refusal(text, token, "closes what is not open");
    if (closes) open.pop();
    const between = { from: last?.to ?? 0, to: token.from };
    const insert = last ? gap(last, token, text.slice(between.from, between.to), open.length) : "";
    if (text.slice(between.from, between.to) !== insert) changes.push({ ...between, insert });
    if (CLOSED_BY[token.kind]) open.push(token);
    last = token;
  }
  if (!last) return { refusal: "There is nothing to format" };
  const opened = open.at(-1);
  return opened ? refusal(text, opened, "is never closed") : { changes };
}

/**
 * What belongs between two tokens, of which the second stands `depth` brackets deep.
 * @param {Token} before
 * @param {Token} after
 * @param {string} now
 * @param {number} depth
 */
function gap(before, after, now, depth) {
  const line = `\n${"  ".repeat(depth)}`;
  const onOneLine = !now.includes("\n");
  // Only a comment to the end of its line is followed by a line's end that must stay.
  if (after.kind === "," || after.kind === ":") return before.kind === "comment" && !onOneLine ? line : "";
  // A comment belongs to what stands on its line.
  if (before.kind === "comment" || after.kind === "comment") return onOneLine ? " " : line;
  if (CLOSED_BY[before.kind] === after.kind) return "";
  return before.kind === ":" ? " " : line;
}

/**
 * @param {string} text
 * @param {Token} token
 * @param {string} why
 */
function refusal(text, { kind, from }, why) {
  const line = text.slice(0, from).split("\n").length;
  const word = kind === "unknown" ? text.slice(from).match(/^\S{1,20}/)?.[0] : kind;
  return { refusal: `Nothing is formatted: \`${word}\` on line ${line} ${why}` };
}
