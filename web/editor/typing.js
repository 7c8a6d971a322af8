// What is typed goes into the text at once. The browser would first put it into what is drawn, where
// CodeMirror finds it and then draws the line anew.
import { EditorView } from "@codemirror/view";

/** Keyboards on a screen correct what they wrote, and have to find it where they put it. */
const HAS_KEYS = !matchMedia("(pointer: coarse)").matches;

/** For this long, CodeMirror takes a cursor at the beginning for one that the browser put there with the focus. */
const FOCUS_MS = 300;
let focusedAt = 0;

/**
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function type(event, view) {
  const { data, inputType, isComposing, timeStamp } = event;
  if (!HAS_KEYS || inputType !== "insertText" || !data || isComposing || view.composing) return false;
  if (timeStamp - focusedAt < FOCUS_MS) return false;
  const { state } = view;
  // Chromium names no range where it is the selection.
  const range = event.getTargetRanges()[0] ?? selectedRange();
  if (!range || !isSelected(range, view)) return false;
  view.dispatch(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function selectedRange() {
  const selection = getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}

/**
 * Whether the browser would put it where the editor's selection is.
 * @param {AbstractRange} range
 * @param {EditorView} view
 */
function isSelected(range, view) {
  if (!view.contentDOM.contains(range.startContainer)) return false;
  const { from, to } = view.state.selection.main;
  const start = view.posAtDOM(range.startContainer, range.startOffset);
  const end = range.collapsed ? start : view.posAtDOM(range.endContainer, range.endOffset);
  return start === from && end === to;
}

export const typing = EditorView.domEventHandlers({
  beforeinput: type,
  focus: ({ timeStamp }) => void (focusedAt = timeStamp),
});
