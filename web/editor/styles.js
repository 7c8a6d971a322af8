// CodeMirror's styles as an adopted style sheet. It would add a style element, which the page's
// Content-Security-Policy forbids.
import { StyleModule } from "style-mod";

const sheet = new CSSStyleSheet();
/** @type {StyleModule[]} */
let mounted = [];

/** Called by CodeMirror with all that an editor uses, what takes precedence last. */
StyleModule.mount = (root, modules) => {
  const wanted = Array.isArray(modules) ? modules : [modules];
  if (root.adoptedStyleSheets.includes(sheet) && wanted.every((module) => mounted.includes(module))) return;
  mounted = [...mounted.filter((module) => !wanted.includes(module)), ...wanted];
  sheet.replaceSync(mounted.map((module) => module.getRules()).join("\n"));
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
