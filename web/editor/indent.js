// Long lines go on under their own indent.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

/** No line is set in further: there has to be room for what it says. */
const MOST = 24;

/** @type {Map<number, Decoration>} */
const lines = new Map();

/** @param {number} columns */
function line(columns) {
  const known = lines.get(columns) ?? Decoration.line({ attributes: { style: `--indent: ${columns}ch` } });
  lines.set(columns, known);
  return known;
}

/**
 * How many columns of a line are blank at its beginning.
 * @param {string} text
 * @param {number} tabSize
 */
export function indentOf(text, tabSize) {
  let columns = 0;
  for (const letter of text.slice(0, MOST)) {
    if (letter !== " " && letter !== "\t") break;
    columns += letter === "\t" ? tabSize - (columns % tabSize) : 1;
  }
  return Math.min(columns, MOST);
}

/** @param {EditorView} view */
function decorations({ state, visibleRanges }) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const { from: start, to: end, text } = state.doc.lineAt(at);
      const columns = indentOf(text, state.tabSize);
      if (columns > 0) builder.add(start, start, line(columns));
      at = end + 1;
    }
  }
  return /** @type {import("@codemirror/view").DecorationSet} */ (builder.finish());
}

export const indent = ViewPlugin.define(
  (view) => ({
    decorations: decorations(view),
    update({ docChanged, viewportChanged, view }) {
      if (docChanged || viewportChanged) this.decorations = decorations(view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);
