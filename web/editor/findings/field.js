// The findings as CodeMirror keeps them: each a mark in the text, which moves along with it.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/**
 * @typedef {"fail" | "depends" | "warning" | "hint"} Mark
 * @typedef {{ from: number, to: number, mark: Mark, word: string, message: string }} Finding
 * @typedef {import("@codemirror/state").EditorState} EditorState
 * @typedef {import("@codemirror/state").Text} Text
 */

/**
 * Takes the place of all findings there were.
 * @type {import("@codemirror/state").StateEffectType<Finding[]>}
 */
export const setFindings = StateEffect.define();

/** @param {Finding} finding */
export const gravity = ({ mark }) => ["fail", "depends", "warning", "hint"].indexOf(mark);

export const findings = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) return decorations(transaction.newDoc, effect.value);
    }
    // Until the next ones are there, these move along with their text.
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * @param {Text} doc
 * @param {Finding[]} found
 */
function decorations(doc, found) {
  const marks = found.map((finding) => {
    const [from, to] = visible(doc, finding);
    // What reaches to an end of the text keeps reaching there while one types.
    const [inclusiveStart, inclusiveEnd] = [from === 0, to === doc.length];
    const mark = { class: `cm-found cm-found-${finding.mark}`, finding, inclusiveStart, inclusiveEnd };
    return from < to ? [Decoration.mark(mark).range(from, to)] : [];
  });
  return Decoration.set(marks.flat(), true);
}

/**
 * The finding behind a mark.
 * @param {Decoration} mark
 * @returns {Finding}
 */
export const findingOf = (mark) => mark.spec.finding;

/**
 * Whether all of it is shown already, and nothing else: most keystrokes change nothing of what was found.
 * @param {EditorState} state
 * @param {Finding[]} found
 */
export function areShown(state, found) {
  /** @typedef {{ to: number, finding: Finding, next: Shown | undefined, isMet: boolean }} Shown */
  /** @type {Map<number, Shown>} by where each begins, those that begin at one place one behind the other */
  const from = new Map();
  let missing = 0;
  for (const shown = state.field(findings).iter(); shown.value; shown.next(), missing += 1) {
    from.set(shown.from, { to: shown.to, finding: findingOf(shown.value), next: from.get(shown.from), isMet: false });
  }
  for (const finding of found) {
    const [start, end] = visible(state.doc, finding);
    if (start === end) continue;
    let shown = from.get(start);
    while (shown && (shown.isMet || shown.to !== end || !isSame(shown.finding, finding))) shown = shown.next;
    if (!shown) return false;
    shown.isMet = true;
    missing -= 1;
  }
  return missing === 0;
}

/**
 * Whether a person can tell the two apart only by their places.
 * @param {Finding} one
 * @param {Finding} other
 */
export const isSame = (one, other) => one.mark === other.mark && one.message === other.message;

/**
 * Of the place of a finding its first line; where nothing can be seen there, the last letter before it.
 * @param {Text} doc
 * @param {Finding} finding
 * @returns {[from: number, to: number]}
 */
function visible(doc, { from, to }) {
  from = Math.min(from, doc.length);
  to = Math.min(to, doc.lineAt(from).to);
  if (/\S/.test(doc.sliceString(from, to))) return [from, to];
  const before = doc.sliceString(0, from).trimEnd().length;
  return before > 0 ? [before - 1, before] : [0, Math.min(1, doc.length)];
}

/**
 * The findings that touch a stretch of the text, the gravest first.
 * @param {EditorState} state
 * @param {number} from
 * @param {number} to
 */
export function findingsAt(state, from, to = from) {
  /** @type {Finding[]} */
  const found = [];
  state.field(findings).between(from, to, (from, to, mark) => void found.push({ ...findingOf(mark), from, to }));
  return found.sort((a, b) => gravity(a) - gravity(b));
}
