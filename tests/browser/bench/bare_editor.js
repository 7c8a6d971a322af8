// A CodeMirror that does nothing but edit: what the page's editor is measured beside.
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";

new EditorView({
  doc: JSON.parse(document.getElementById("text").textContent),
  extensions: [history(), keymap.of([...standardKeymap, ...historyKeymap]), EditorView.contentAttributes.of({ "data-area": "policy" })],
  parent: document.body,
});
