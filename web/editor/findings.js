// What the engine found, at its place: underlined, in the gutter by a shape of its own, and in words where the mouse or
// the cursor is.
import { EditorView, keymap } from "@codemirror/view";
import { findings } from "./findings/field.js";
import { inGutter } from "./findings/gutter.js";
import { step } from "./findings/steps.js";
import { inWordsWhere } from "./findings/words.js";

const look = EditorView.baseTheme({
  ".cm-found": { textDecoration: "underline wavy 1px", textUnderlineOffset: "0.3em" },
  ".cm-found-fail": { textDecorationColor: "var(--fail)", backgroundColor: "var(--fail-tint)" },
  ".cm-found-depends, .cm-found-warning": { textDecorationColor: "var(--depends)" },
  ".cm-found-hint": { textDecorationColor: "var(--accent)" },
  ".cm-findings": { width: "1.25rem", cursor: "pointer" },
  ".cm-marker": { display: "flex", alignItems: "center", justifyContent: "center", height: "1.6em" },
  ".cm-marker [data-shape]": { width: "0.875rem", height: "0.875rem" },
  ".cm-tooltip.cm-told": {
    zIndex: "3",
    maxWidth: "min(28rem, 90vw)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    backgroundColor: "var(--card)",
    boxShadow: "0 0.5rem 1.5rem rgb(0 0 0 / 0.18)",
    padding: "0.5rem 0.75rem",
    font: "var(--small) / 1.5 var(--sans)",
  },
  ".cm-told li": { display: "flex", gap: "0.5rem", alignItems: "baseline" },
  ".cm-told li + li": { marginTop: "0.375rem" },
  ".cm-told [data-shape]": { transform: "translateY(0.1em)" },
  ".cm-told button": { marginTop: "0.375rem" },
});

/** @param {(at: number) => void} show brings the verdict's row of a place into view */
export function findingsShown(show) {
  return [
    findings,
    inWordsWhere(show),
    inGutter,
    look,
    keymap.of([
      { key: "F8", run: step(1), shift: step(-1) },
      { key: "Mod-Enter", run: (view) => (show(view.state.selection.main.head), true) },
    ]),
  ];
}
