// JSON as people paste it, with comments, the keys of YAML and of Terraform, and the three parts of a JWT.
import { StreamLanguage, indentUnit } from "@codemirror/language";
import { StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { programs } from "./programs.js";
import { jwtParts } from "./text/claims.js";

const STRING = /^"(?:[^"\\]|\\.)*"?/;

const json = StreamLanguage.define({
  name: "json",
  startState: () => ({ depth: 0, inComment: false }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    const mark = stream.peek() ?? "";
    if (state.inComment || stream.match("/*")) {
      state.inComment = !stream.match(/^.*?\*\//);
      if (state.inComment) stream.skipToEnd();
      return "comment";
    }
    // Not the one of `https://` in a text without quotes.
    if ("/#".includes(mark) && /[\s,{}[\]]/.test(stream.string[stream.pos - 1] ?? " ") && stream.match(/^(?:\/\/|#)/)) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(STRING)) return stream.match(/^\s*:/, false) ? "propertyName" : "string";
    if ("{}[]".includes(mark)) {
      stream.next();
      state.depth = Math.max(0, state.depth + ("{[".includes(mark) ? 1 : -1));
      return "bracket";
    }
    if (stream.match(/^-?\d[\d.eE+-]*/)) return "number";
    if (stream.match(/^(?:true|false)\b/)) return "bool";
    if (stream.match(/^null\b/)) return "null";
    // All of a word at once: a token is one of many thousand letters.
    if (!stream.match(/^[\w$][\w$.-]*/)) {
      stream.next();
      return null;
    }
    return stream.match(/^\s*[:=](?=\s|$)/, false) ? "propertyName" : null;
  },
  indent: ({ depth }, textAfter, { unit }) => unit * Math.max(0, depth - (/^\s*[}\]]/.test(textAfter) ? 1 : 0)),
  languageData: { indentOnInput: /^\s*[}\]]$/, commentTokens: { line: "//" } },
});

const marked = {
  head: Decoration.mark({ class: "cm-jwt-head" }),
  body: Decoration.mark({ class: "cm-jwt-body" }),
  signature: Decoration.mark({ class: "cm-jwt-signature" }),
};

/** @type {(parts: import("@codemirror/view").DecorationSet) => Record<string, string>} */
const classOf = ({ size }) => (size > 0 ? { class: "cm-jwt" } : {});

/** @type {StateField<import("@codemirror/view").DecorationSet>} */
const jwt = StateField.define({
  create: ({ doc }) => parts(doc),
  update: (shown, { docChanged, newDoc }) => (docChanged ? parts(newDoc) : shown),
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.editorAttributes.from(field, classOf),
  ],
});

/** @param {import("@codemirror/state").Text} doc */
function parts(doc) {
  const found = jwtParts(doc.toString()).filter(({ from, to }) => from < to);
  return Decoration.set(found.map(({ part, from, to }) => marked[part].range(from, to)));
}

export const language = [programs(json), jwt, indentUnit.of("  ")];
