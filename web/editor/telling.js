// What the page is told of a change.

/** @typedef {import("@codemirror/state").Transaction} Transaction */

/** What a browser calls the kinds of changes, by what CodeMirror calls them. All else is typed. */
const KINDS = { undo: "historyUndo", redo: "historyRedo", "input.paste": "insertFromPaste" };

/**
 * What a browser calls a change.
 * @param {Transaction} transaction
 */
export function kindOf(transaction) {
  return Object.entries(KINDS).find(([event]) => transaction.isUserEvent(event))?.[1] ?? "insertText";
}

/**
 * What a change puts into the text.
 * @param {Transaction} transaction
 */
export function cameIn({ changes }) {
  /** @type {string[]} */
  const parts = [];
  changes.iterChanges((_from, _to, _fromNow, _toNow, inserted) => parts.push(inserted.toString()));
  return parts.join("");
}
