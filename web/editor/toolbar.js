// What one does with the text as a whole: open, format, find, copy, clear.
import { undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { element, picture } from "./elements.js";
import { take } from "./files.js";
import { format } from "./text/format.js";

/** Each with its name and the line of its picture. */
const TOOLS = [
  ["Open a file", "M1.8 13V3.5h4l1.5 1.8h6.900V13Z", open],
  ["Format", "M5.5 2.500C3.200 2.500 5 7.200 2.500 8c2.500.8.7 5.500 3 5.500m5-11c2.300 0 .5 4.700 3 5.500-2.500.8-.7 5.500-3 5.500", reformat],
  ["Find", "M6.800 2.300a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9m3.400 7.900 3.600 3.600", ({ view }) => openSearchPanel(view)],
  ["Copy", "M5.500 5.500h8v8h-8Zm5-3h-8v8", copy],
  ["Clear", "M2.500 4.500h11m-9.500 0 .7 9h6.600l.7-9m-5.500-2h3", clear],
];

/** A toolbar in `place`: one stop of the Tab key, and arrow keys within. */
export function toolbar(editor, place, title) {
  const buttons = TOOLS.map(([name, line, run], index) =>
    element("button", { type: "button", title: name, "aria-label": name, tabindex: index === 0 ? "0" : "-1", onclick: (event) => run(editor, event) }, picture(line)),
  );
  const onkeydown = (event) => {
    const at = buttons.indexOf(event.target);
    const last = buttons.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    const next = buttons[(to + buttons.length) % buttons.length];
    next.tabIndex = 0;
    next.focus();
  };
  editor.tools = element("div", { role: "toolbar", "aria-label": title, class: "tools", onkeydown }, ...buttons, choice(editor));
  place.append(editor.tools);
}

function open({ tools }) {
  tools.querySelector("input").click();
}

/** The browser's own dialog, which the button opens. */
function choice(editor) {
  const chosen = async ({ target }) => {
    await take(editor, [...target.files]);
    // The same file can be chosen again.
    target.value = "";
  };
  return element("input", { type: "file", multiple: "", hidden: "", onchange: chosen });
}

function reformat(editor, { detail: clicks }) {
  const { changes, refusal } = format(editor.text);
  if (refusal) return editor.say(`${refusal}.`);
  if (changes.length === 0) return editor.say("It is formatted already.");
  editor.change(changes);
  // Who used the mouse goes on in the text, and who used the keyboard in the toolbar.
  if (clicks > 0) editor.view.focus();
  editor.say("Formatted.", () => undo(editor.view));
}

async function copy(editor) {
  try {
    await navigator.clipboard.writeText(editor.text);
    editor.say("Copied.");
  } catch {
    editor.view.dispatch({ selection: { anchor: 0, head: editor.view.state.doc.length } });
    editor.view.focus();
    editor.say("The browser does not let the page copy. All of it is selected: press Ctrl+C or ⌘C.");
  }
}

function clear(editor) {
  if (editor.text === "") return;
  editor.change({ from: 0, to: editor.view.state.doc.length });
  editor.say("Cleared.", () => undo(editor.view));
}
