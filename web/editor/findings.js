// What the engine found, at its place: underlined, in the gutter by a shape of its own, and in words
// where the mouse or the cursor is.
import { EditorSelection, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { element, prose, shape } from "./elements.js";

/**
 * @typedef {{ from: number, to: number, mark: "fail" | "warning" | "hint", word: string, message: string }} Finding
 */

/** Takes the place of all findings there were. */
export const setFindings = StateEffect.define();

const gravity = ({ mark }) => ["fail", "warning", "hint"].indexOf(mark);

const findings = StateField.define({
  /** @returns {RangeSet<Decoration>} */
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

/** Whether all of it is shown already, and nothing else: most keystrokes change nothing of what was found. */
export function areShown(state, found) {
  // By where each begins, those that begin at one place one behind the other.
  const from = new Map();
  let missing = 0;
  for (const shown = state.field(findings).iter(); shown.value; shown.next(), missing += 1) {
    from.set(shown.from, { to: shown.to, finding: shown.value.spec.finding, next: from.get(shown.from) });
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

/** Whether a person can tell the two apart only by their places. */
const isSame = (one, other) => one.mark === other.mark && one.message === other.message;

/** Of the place of a finding its first line; where nothing can be seen there, the last letter before it. */
function visible(doc, { from, to }) {
  from = Math.min(from, doc.length);
  to = Math.min(to, doc.lineAt(from).to);
  if (/\S/.test(doc.sliceString(from, to))) return [from, to];
  const before = doc.sliceString(0, from).trimEnd().length;
  return before > 0 ? [before - 1, before] : [0, Math.min(1, doc.length)];
}

/** The findings that touch a stretch of the text, the gravest first. */
function findingsAt(state, from, to = from) {
  const found = [];
  state.field(findings).between(from, to, (from, to, { spec }) => void found.push({ ...spec.finding, from, to }));
  return found.sort((a, b) => gravity(a) - gravity(b));
}

/** The words of findings, each with its shape. */
function inWords(found, show) {
  const rows = found.map(({ mark, word, message }) =>
    element("li", {}, shape(mark), element("p", {}, element("b", {}, `${word[0].toUpperCase()}${word.slice(1)}: `), ...prose(message))),
  );
  const button = element("button", { type: "button", class: "link", onclick: show }, "Show it in the verdict");
  return { dom: element("div", { class: "cm-told" }, element("ul", {}, ...rows), button) };
}

function tooltip(found, show) {
  const [from, to] = [Math.min(...found.map(({ from }) => from)), Math.max(...found.map(({ to }) => to))];
  return { pos: from, end: to, above: true, create: (view) => inWords(found, () => show(view, from)) };
}

/** Closes what the cursor has come to. */
const close = StateEffect.define();

/** Says what the cursor has come to; while one types or selects it is silent. */
const atCursor = (show) =>
  StateField.define({
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
        // Its button takes the focus and keeps it.
        blur: ({ relatedTarget }, view) => void (view.dom.contains(relatedTarget) || closed(view)),
      }),
    ],
  });

function closed(view) {
  view.dispatch({ effects: close.of(null) });
  return true;
}

class Marker extends GutterMarker {
  constructor(finding) {
    super();
    this.finding = finding;
  }

  eq(other) {
    return isSame(this.finding, other.finding);
  }

  toDOM() {
    const { mark, word, message } = this.finding;
    return element("span", { class: `cm-marker ${mark}`, title: `${word}: ${message.replaceAll("`", "")}` }, shape(mark));
  }
}

/** One marker a line, that of its gravest finding. */
const markers = StateField.define({
  create: () => RangeSet.empty,
  update(shown, { changes, effects, startState, state }) {
    const isMoved = areWithinLines(changes, startState.doc) && !effects.some((effect) => effect.is(setFindings));
    if (isMoved) return shown.map(changes);
    const gravest = new Map();
    for (const found = state.field(findings).iter(); found.value; found.next()) {
      const line = state.doc.lineAt(found.from).from;
      const { finding } = found.value.spec;
      if (!gravest.has(line) || gravity(finding) < gravity(gravest.get(line))) gravest.set(line, finding);
    }
    return RangeSet.of([...gravest].map(([line, finding]) => new Marker(finding).range(line)));
  },
});

/** Whether no line begins or ends with the changes. */
function areWithinLines(changes, doc) {
  let areWithin = true;
  changes.iterChanges((from, to, fromNow, toNow, inserted) => {
    if (inserted.lines > 1 || doc.lineAt(from).to < to) areWithin = false;
  });
  return areWithin;
}

/** Puts the cursor to a finding, and says it to those who do not see it. */
function goTo(view, { from, word, message }) {
  view.dispatch({
    selection: EditorSelection.single(from),
    effects: [EditorView.scrollIntoView(from, { y: "nearest" }), EditorView.announce.of(`${word}: ${message}`)],
    userEvent: "select",
  });
  view.focus();
  return true;
}

/** Goes to the next finding in `direction`, and from the last to the first. */
function step(direction) {
  return (view) => {
    const all = findingsAt(view.state, 0, view.state.doc.length).sort((a, b) => direction * (a.from - b.from));
    const { head } = view.state.selection.main;
    const next = all.find(({ from }) => direction * (from - head) > 0) ?? all[0];
    return next ? goTo(view, next) : false;
  };
}

const gutterOf = gutter({
  class: "cm-findings",
  markers: ({ state }) => state.field(markers),
  initialSpacer: () => new Marker({ mark: "fail", word: "", message: "" }),
  domEventHandlers: {
    click(view, { from, to }) {
      const [first] = findingsAt(view.state, from, to);
      return first ? goTo(view, first) : false;
    },
  },
});

const look = EditorView.baseTheme({
  ".cm-found": { textDecoration: "underline wavy 1px", textUnderlineOffset: "0.3em" },
  ".cm-found-fail": { textDecorationColor: "var(--fail)", backgroundColor: "var(--fail-tint)" },
  ".cm-found-warning": { textDecorationColor: "var(--depends)" },
  ".cm-found-hint": { textDecorationColor: "var(--accent)" },
  ".cm-findings": { width: "1.25rem", cursor: "pointer" },
  ".cm-marker": { display: "flex", alignItems: "center", justifyContent: "center", height: "1.6em" },
  ".cm-marker [data-shape]": { width: "0.875rem", height: "0.875rem" },
  ".cm-tooltip.cm-told": {
    zIndex: "3",
    maxWidth: "min(28rem, 90vw)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    backgroundColor: "var(--card)",
    boxShadow: "0 0.5rem 1.5rem rgb(0 0 0 / 0.18)",
    padding: "0.5rem 0.75rem",
    font: "var(--small) / 1.5 var(--sans)",
  },
  ".cm-told li": { display: "flex", gap: "0.5rem", alignItems: "baseline" },
  ".cm-told li + li": { marginTop: "0.375rem" },
  ".cm-told [data-shape]": { transform: "translateY(0.1em)" },
  ".cm-told button": { marginTop: "0.375rem" },
});

/**
 * @param {(view: EditorView, at: number) => void} show brings the verdict's row of a place into view
 */
export function findingsShown(show) {
  const cursor = atCursor(show);
  const hover = hoverTooltip(
    ({ state }, at, side) => {
      const found = findingsAt(state, at).filter(({ from, to }) => (side < 0 ? from < at : at < to));
      return found.length > 0 && !state.field(cursor) ? tooltip(found, show) : null;
    },
    { hideOnChange: true },
  );
  return [
    findings,
    cursor,
    hover,
    markers,
    gutterOf,
    look,
    keymap.of([
      { key: "F8", run: step(1), shift: step(-1) },
      { key: "Mod-Enter", run: (view) => (show(view, view.state.selection.main.head), true) },
    ]),
  ];
}
