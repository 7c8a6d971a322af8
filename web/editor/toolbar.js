// What one does with the text as a whole: open, format, find, copy, clear.
import { undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { element } from "./elements.js";
import { take } from "./files.js";
import { format } from "./text/format.js";

/** Each with what it says and a picture of 16 by 16. */
const TOOLS = [
  ["Open a file", "M1.8 13V3.5h4l1.5 1.8h6.900V13Z", open],
  ["Format", "M5.5 2.500C3.200 2.500 5 7.200 2.500 8c2.500.8.7 5.500 3 5.500m5-11c2.300 0 .5 4.700 3 5.500-2.500.8-.7 5.500-3 5.500", reformat],
  ["Find", "M6.800 2.300a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9m3.400 7.900 3.600 3.600", ({ view }) => openSearchPanel(view)],
  ["Copy", "M5.500 5.500h8v8h-8Zm5-3h-8v8", copy],
  ["Clear", "M2.500 4.500h11m-9.500 0 .7 9h6.600l.7-9m-5.500-2h3", clear],
];

/** A toolbar in `place`: one stop of the Tab key, and arrow keys within. */
export function toolbar(editor, place, title) {
  const buttons = TOOLS.map(([name, picture, run], index) =>
    element("button", { type: "button", title: name, "aria-label": name, tabindex: index === 0 ? "0" : "-1", onclick: () => run(editor) }, icon(picture)),
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
  place.append(element("div", { role: "toolbar", "aria-label": title, class: "tools", onkeydown }, ...buttons));
}

function icon(path) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  for (const [name, value] of [["class", "icon"], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function open(editor) {
  const choice = element("input", { type: "file", multiple: "" });
  choice.addEventListener("change", () => take(editor, [...choice.files]));
  choice.click();
}

function reformat(editor) {
  const { changes, refusal } = format(editor.text);
  if (refusal) return editor.say(`${refusal}.`);
  if (changes.length === 0) return editor.say("It is formatted already.");
  editor.change(changes);
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
