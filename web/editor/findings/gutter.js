// What was found, in the gutter by a shape of its own.
import { RangeSet, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";
import { element, shape } from "../elements.js";
import { findingOf, findings, findingsAt, gravity, isSame, setFindings } from "./field.js";
import { goTo } from "./steps.js";

/** @typedef {import("./field.js").Finding} Finding */

class Marker extends GutterMarker {
  /** @param {Finding} finding */
  constructor(finding) {
    super();
    this.finding = finding;
  }

  /**
   * @override
   * @param {Marker} other
   */
  eq(other) {
    return isSame(this.finding, other.finding);
  }

  /** @override */
  toDOM() {
    const { mark, word, message } = this.finding;
    return element("span", { class: `cm-marker ${mark}`, title: `${word}: ${message.replaceAll("`", "")}` }, shape(mark));
  }
}

/**
 * One marker a line, that of its gravest finding.
 * @type {StateField<RangeSet<Marker>>}
 */
const markers = StateField.define({
  create: () => RangeSet.empty,
  update(shown, { changes, effects, startState, state }) {
    const isMoved = areWithinLines(changes, startState.doc) && !effects.some((effect) => effect.is(setFindings));
    if (isMoved) return shown.map(changes);
    /** @type {Map<number, Finding>} */
    const gravest = new Map();
    for (const found = state.field(findings).iter(); found.value; found.next()) {
      const line = state.doc.lineAt(found.from).from;
      const finding = findingOf(found.value);
      const other = gravest.get(line);
      if (!other || gravity(finding) < gravity(other)) gravest.set(line, finding);
    }
    return RangeSet.of([...gravest].map(([line, finding]) => new Marker(finding).range(line)));
  },
});

/**
 * Whether no line begins or ends with the changes.
 * @param {import("@codemirror/state").ChangeSet} changes
 * @param {import("@codemirror/state").Text} doc
 */
function areWithinLines(changes, doc) {
  let areWithin = true;
  changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
    if (inserted.lines > 1 || doc.lineAt(from).to < to) areWithin = false;
  });
  return areWithin;
}

export const inGutter = [
  markers,
  gutter({
    class: "cm-findings",
    markers: ({ state }) => state.field(markers),
    initialSpacer: () => new Marker({ from: 0, to: 0, mark: "fail", word: "", message: "" }),
    domEventHandlers: {
      click(view, { from, to }) {
        const [first] = findingsAt(view.state, from, to);
        return first ? goTo(view, first) : false;
      },
    },
  }),
];
