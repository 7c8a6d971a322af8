// The way from one finding to the next.
import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { findingsAt } from "./field.js";

/**
 * Puts the cursor to a finding, and says it to those who do not see it.
 * @param {EditorView} view
 * @param {import("./field.js").Finding} finding
 */
export function goTo(view, { from, word, message }) {
  view.dispatch({
    selection: EditorSelection.single(from),
    effects: [EditorView.scrollIntoView(from, { y: "nearest" }), EditorView.announce.of(`${word}: ${message}`)],
    userEvent: "select",
  });
  view.focus();
  return true;
}

/**
 * Goes to the next finding in `direction`, and from the last to the first.
 * @param {1 | -1} direction
 * @returns {import("@codemirror/view").Command}
 */
export function step(direction) {
  return (view) => {
    const all = findingsAt(view.state, 0, view.state.doc.length).sort((a, b) => direction * (a.from - b.from));
    const { head } = view.state.selection.main;
    const next = all.find(({ from }) => direction * (from - head) > 0) ?? all[0];
    return next ? goTo(view, next) : false;
  };
}
