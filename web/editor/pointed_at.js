// What belongs to what is pointed at elsewhere, set apart in the text.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<import("@codemirror/state").Range<Decoration>[]>} */
const set = StateEffect.define();
const mark = Decoration.mark({ class: "cm-pointed-at" });

export const pointedAt = StateField.define({
  create: () => Decoration.none,
  update(shown, { changes, effects }) {
    for (const effect of effects) if (effect.is(set)) return Decoration.set(effect.value, true);
    return shown.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Sets stretches apart, and shows the first of them.
 * @param {EditorView} view
 * @param {{ from: number, to: number }[]} stretches
 */
export function pointAt(view, stretches) {
  const seen = stretches.filter(({ from, to }) => from < to);
  if (seen.length === 0 && view.state.field(pointedAt).size === 0) return;
  view.dispatch({ effects: set.of(seen.map(({ from, to }) => mark.range(from, to))) });
  const [first] = seen;
  if (!first) return;
  // Only within the editor: the page stays where it is.
  const { scrollDOM } = view;
  const block = view.lineBlockAt(first.from);
  const top = block.top + (block.height * (first.from - block.from)) / Math.max(1, block.length);
  const isSeen = top >= scrollDOM.scrollTop && top + 20 <= scrollDOM.scrollTop + scrollDOM.clientHeight;
  if (!isSeen) scrollDOM.scrollTop = top - scrollDOM.clientHeight / 3;
}
