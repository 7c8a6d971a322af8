// What was found, in words where the mouse or the cursor is.
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { button, element, prose, shape } from "../elements.js";
import { findingsAt, setFindings } from "./field.js";

/**
 * @typedef {import("./field.js").Finding} Finding
 * @typedef {(at: number) => void} Show brings the verdict's row of a place into view
 */

/**
 * The words of findings, each with its shape.
 * @param {Finding[]} found
 * @param {() => void} show
 */
function inWords(found, show) {
  const rows = found.map(({ mark, word, message }) => {
    const title = element("b", {}, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}: `);
    return element("li", {}, shape(mark), element("p", {}, title, ...prose(message)));
  });
  const shows = button({ class: "link" }, "Show it in the verdict", show);
  return element("div", { class: "cm-told" }, element("ul", {}, ...rows), shows);
}

/**
 * @param {Finding[]} found
 * @param {Show} show
 * @returns {import("@codemirror/view").Tooltip}
 */
function tooltip(found, show) {
  const [from, to] = [Math.min(...found.map(({ from }) => from)), Math.max(...found.map(({ to }) => to))];
  return { pos: from, end: to, above: true, create: () => ({ dom: inWords(found, () => show(from)) }) };
}

/**
 * Closes what the cursor has come to.
 * @type {import("@codemirror/state").StateEffectType<null>}
 */
const close = StateEffect.define();

/** @param {EditorView} view */
function closed(view) {
  view.dispatch({ effects: close.of(null) });
  return true;
}

/**
 * Says what the cursor has come to; while one types or selects it is silent.
 * @param {Show} show
 */
const atCursor = (show) =>
  StateField.define({
    /** @returns {import("@codemirror/view").Tooltip | null} */
    create: () => null,
    update(shown, { docChanged, effects, selection, state }) {
      if (docChanged || effects.some((effect) => effect.is(close))) return null;
      const changed = shown && effects.some((effect) => effect.is(setFindings));
      if (!selection && !changed) return shown;
      const { main } = state.selection;
      const found = main.empty ? findingsAt(state, main.head) : [];
      return found.length > 0 ? tooltip(found, show) : null;
    },
    provide: (field) => [
      showTooltip.from(field),
      keymap.of([{ key: "Escape", run: (view) => view.state.field(field) !== null && closed(view) }]),
      EditorView.domEventHandlers({
        blur({ relatedTarget }, view) {
          // Its button takes the focus and keeps it.
          if (!(relatedTarget instanceof Node && view.dom.contains(relatedTarget))) closed(view);
        },
      }),
    ],
  });

/** @param {Show} show */
export function inWordsWhere(show) {
  const cursor = atCursor(show);
  const hover = hoverTooltip(
    ({ state }, at, side) => {
      const found = findingsAt(state, at).filter(({ from, to }) => (side < 0 ? from < at : at < to));
      return found.length > 0 && !state.field(cursor) ? tooltip(found, show) : null;
    },
    { hideOnChange: true },
  );
  return [cursor, hover];
}
