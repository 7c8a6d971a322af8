// The languages of programs that people paste, loaded when such a text is there: CodeMirror's own modes, which need
// nothing of the editors.
export { csharp } from "@codemirror/legacy-modes/mode/clike";
export { go } from "@codemirror/legacy-modes/mode/go";
export { typescript } from "@codemirror/legacy-modes/mode/javascript";
export { python } from "@codemirror/legacy-modes/mode/python";
export { shell } from "@codemirror/legacy-modes/mode/shell";
export { yaml } from "@codemirror/legacy-modes/mode/yaml";
