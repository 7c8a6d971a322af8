// The look of an editor, made of the page's own custom properties: dark and light follow the page.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  // A column of boxes would lay the text out with all around it.
  "&": { display: "block !important", backgroundColor: "transparent", color: "var(--ink)", fontSize: "var(--small)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    height: "var(--least)",
    contain: "strict",
    fontFamily: "var(--mono)",
    fontVariantLigatures: "none",
    lineHeight: "1.6",
  },
  // As wide as there is room for: a width by the text would have each of its lines broken twice more.
  ".cm-content": { flex: "1 1 0", minWidth: "0", padding: "0.75rem 0", caretColor: "var(--ink)", tabSize: "2" },
  ".cm-line": {
    padding: "0 var(--inset) 0 calc(0.5rem + var(--indent, 0ch))",
    // What is blank at its beginning stands in the indent: see `indent.js`.
    textIndent: "calc(-1 * var(--indent, 0ch))",
  },
  ".cm-placeholder": { color: "var(--soft)" },
  // CodeMirror gives them the height of the text, and has all laid out again where it guessed it wrong.
  ".cm-gutters": { backgroundColor: "transparent", borderRight: "0", color: "var(--soft)", height: "auto", minHeight: "0 !important" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.75rem", padding: "0 0 0 0.25rem" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--edge)", borderRadius: "2px" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--fail-tint)", outline: "1px solid var(--fail)" },
  // A JWT is one line.
  "&.cm-jwt .cm-lineNumbers": { display: "none !important" },
  ".cm-jwt-head": { color: "var(--jwt-head)" },
  ".cm-jwt-body": { color: "var(--accent)" },
  ".cm-jwt-signature": { color: "var(--soft)" },
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-pointed-at": { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)", borderRadius: "2px" },
  ".cm-searchMatch": { backgroundColor: "var(--depends-tint)", outline: "1px solid var(--depends-line)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--depends-line)" },
  ".cm-content, .cm-gutter": { minHeight: "var(--least)" },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--jwt-head)" },
  { tag: tags.comment, color: "var(--soft)" },
  { tag: tags.keyword, color: "var(--accent)" },
]);

export const look = [theme, syntaxHighlighting(colours)];
