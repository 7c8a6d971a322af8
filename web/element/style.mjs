// The styles of the page as an element has them in its shadow root: nothing in them depends on the page around it.
import { readFileSync } from "node:fs";

/** What an element has, and what one with editors has. */
export const SHEETS = ["theme", "page", "verdict", "element"];
export const SHEETS_OF_PLAYGROUND = ["theme", "page", "inputs", "verdict", "variants", "element"];
/** Pixels of what the page has as its letters' size: that of another page may be anything. */
const REM = 16;

/**
 * The text of a module that has them.
 * @param {string[]} sheets
 */
export function elementStyle(sheets) {
  const all = sheets.map((name) => readFileSync(new URL(`../style/${name}.css`, import.meta.url), "utf8")).join("\n");
  const own = all
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/(?<![\w.#-]):root\b|(?<![\w.#:-])(?:html|body)(?=[\s,{:])/g, ".root")
    .replace(/([\d.]+)rem\b/g, (_, size) => `${+(size * REM).toFixed(3)}px`)
    // As wide as the element, and not as the window.
    .replace(/@media \((min|max)-width:/g, "@container ($1-width:")
    // Each colour can be chosen by the page.
    .replace(/--([\w-]+): (light-dark\([^;]*\));/g, "--$1: var(--whydenied-$1, $2);")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1");
  return `export default ${JSON.stringify(own.trim())};\n`;
}
