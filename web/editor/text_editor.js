// One editor in the place of one text area, which keeps the text all the same: the page sees to that.
import { deleteLine, history, historyKeymap, indentLess, indentMore, isolateHistory, standardKeymap, undo } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { openSearchPanel } from "@codemirror/search";
import { Annotation, Compartment, EditorSelection, EditorState, Transaction } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { attributes } from "./attributes.js";
import { rootOf } from "./elements.js";
import { find } from "./find.js";
import { findingsShown } from "./findings.js";
import { areShown, setFindings } from "./findings/field.js";
import { indent } from "./indent.js";
import { language } from "./language.js";
import { look } from "./look.js";
import { pointAt, pointedAt } from "./pointed_at.js";
import { cameIn, kindOf } from "./telling.js";
import { claims, isClaim } from "./text/claims.js";
import { difference } from "./text/difference.js";
import { format } from "./text/format.js";
import { Places } from "./text/places.js";
import { typing } from "./typing.js";

/** On what the page has put into the text: it needs no telling. */
const fromPage = Annotation.define();

export class TextEditor {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {[text: string, time: number][]} earlier
   * @param {import("./editor.js").Listener} listener
   */
  constructor(area, earlier, listener) {
    this.isToken = area.id === "token";
    this.listener = listener;
    this.isReadable = true;
    this.height = "";
    this.invalid = new Compartment();
    const extensions = [
      history(),
      highlightSpecialChars(),
      lineNumbers(),
      findingsShown((at) => listener.asked(this.places.byteAt(at))),
      find,
      language,
      bracketMatching(),
      indentOnInput(),
      EditorView.lineWrapping,
      indent,
      typing,
      placeholder(area.placeholder),
      EditorState.readOnly.of(area.readOnly),
      EditorView.contentAttributes.of(attributes(area)),
      this.invalid.of([]),
      pointedAt,
      look,
      // The Tab key is not among these: it leaves the editor, as it leaves every other field.
      keymap.of([
        ...standardKeymap,
        ...historyKeymap,
        { key: "Mod-[", run: indentLess },
        { key: "Mod-]", run: indentMore },
        { key: "Shift-Mod-k", run: deleteLine },
      ]),
      // Before it is made into lines, and before there is anything to draw.
      EditorView.domEventHandlers({ paste: ({ clipboardData }) => this.#refuses(clipboardData?.getData("text/plain").length ?? 0) }),
      EditorState.changeFilter.of((transaction) => this.#takes(transaction)),
      EditorView.scrollHandler.of(() => this.#staysAtBeginning()),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
    let state = EditorState.create({ doc: earlier[0]?.[0] ?? area.value, extensions });
    // Before there is anybody to tell: the history of a text is nothing that a person does now.
    for (const [index, [, time]] of earlier.entries()) {
      const annotations = [Transaction.time.of(time), Transaction.userEvent.of("input.type")];
      state = state.update(replacing(state.doc.toString(), earlier[index + 1]?.[0] ?? area.value, annotations)).state;
    }
    this.view = new EditorView({ state, root: rootOf(area) });
    this.text = state.doc.toString();
    this.#takePlaceOf(area);
  }

  /**
   * The editor stands where the area stood, with its selection and its focus.
   * @param {HTMLTextAreaElement} area
   */
  #takePlaceOf(area) {
    const { view } = this;
    const focused = rootOf(area).activeElement === area;
    const selection = EditorSelection.single(area.selectionStart, area.selectionEnd);
    area.after(view.dom);
    area.hidden = true;
    for (const label of area.labels) label.addEventListener("click", () => view.focus());
    if (focused) {
      view.dispatch({ selection, scrollIntoView: true });
      view.focus();
    }
  }

  /**
   * Whether a change leaves the text short enough, or makes it shorter. What the page puts there is as long as it is.
   * @param {Transaction} transaction
   */
  #takes(transaction) {
    const { length, newLength } = transaction.changes;
    return newLength <= length || transaction.annotation(fromPage) === true || !this.#refuses(newLength);
  }

  /**
   * Whether the text may not have so much, which is told then.
   * @param {number} length
   */
  #refuses(length) {
    const isTooLong = length > this.listener.longest;
    if (isTooLong) this.listener.refused(length);
    return isTooLong;
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  #updated({ docChanged, geometryChanged, selectionSet, focusChanged, startState, state, transactions, view }) {
    if (geometryChanged) this.#fit();
    if (docChanged) this.text = state.doc.toString();
    const own = transactions.find((transaction) => transaction.docChanged && !transaction.annotation(fromPage));
    if (own) {
      const kind = kindOf(own);
      const [isPaste, came] = [kind === "insertFromPaste", cameIn(own)];
      this.#beforePaste = isPaste ? startState : undefined;
      this.#isAnother = isPaste && came.length > this.text.length / 2;
      this.listener.changed(this.text, kind, came);
    }
    // Also of what the page has put there: the places of what stood there before mean nothing in it.
    if (docChanged || selectionSet || (focusChanged && view.hasFocus)) this.#point(view.state.selection.main);
  }

  /**
   * Tells what the cursor is in.
   * @param {import("@codemirror/state").SelectionRange} selection
   */
  #point({ from, to }) {
    const claim = this.isToken ? this.claims.find((claim) => claim.from <= from && to <= claim.to)?.name : undefined;
    this.listener.pointed(this.places.byteAt(from), this.places.byteAt(to), claim);
  }

  /** As high as its text: what has a size of its own is laid out without all around it. */
  #fit() {
    const most = Math.min(Math.ceil(this.view.contentHeight), screen.height);
    const height = `clamp(var(--least), ${most}px, var(--most))`;
    if (height !== this.height) this.view.scrollDOM.style.height = this.height = height;
  }

  /**
   * Shows a text that the page has put there. It can be undone.
   * @param {string} text
   */
  show(text) {
    const before = this.#beforePaste;
    this.#beforePaste = undefined;
    const { changes, annotations } = replacing(this.text, text, [isolateHistory.of("full")]);
    if (changes.from === changes.to && changes.insert === "") return;
    const isAnother = changes.to - changes.from > this.text.length / 2;
    this.view.dispatch({ changes, annotations });
    // Another text is read from its beginning; one that was edited stays where it is.
    if (isAnother) this.view.scrollDOM.scrollTop = 0;
    // What was pasted belonged elsewhere: here one goes on where one was.
    if (before?.doc.eq(this.view.state.doc)) this.view.dispatch({ selection: before.selection, scrollIntoView: true });
  }

  /** Whether the last change put another text here. */
  #isAnother = false;

  /** Another text is read from its beginning, wherever the cursor is. */
  #staysAtBeginning() {
    const stays = this.#isAnother;
    this.#isAnother = false;
    if (stays) this.view.scrollDOM.scrollTop = 0;
    return stays;
  }

  /** @type {EditorState | undefined} as it was before the last change, if that was a paste */
  #beforePaste;

  /** @type {{ text: string, places: Places, claims?: import("./text/json_tokens.js").Member[] } | undefined} */
  #known;

  /** What is made of the text, once for each. */
  get #made() {
    if (this.#known?.text !== this.text) this.#known = { text: this.text, places: new Places(this.text) };
    return this.#known;
  }

  get places() {
    return this.#made.places;
  }

  /** The claims of a token, where they stand. */
  get claims() {
    return (this.#made.claims ??= claims(this.text));
  }

  /**
   * The stretch from the byte `start` to the byte `end`.
   * @param {number} start
   * @param {number} end
   */
  #units(start, end) {
    return { from: this.places.unitAt(start), to: this.places.unitAt(end) };
  }

  /**
   * Selects the bytes from `start` to `end`, and brings them into view.
   * @param {number} start
   * @param {number} end
   */
  select(start, end) {
    const { from, to } = this.#units(start, end);
    this.view.dispatch({
      selection: EditorSelection.single(from, to),
      effects: EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "center" }),
      userEvent: "select",
    });
    this.view.focus();
  }

  /**
   * Shows what was found: for each its starts and ends in bytes, its mark, a word and a sentence; `isReadable` says
   * whether the text is what belongs here.
   * @param {[ends: Uint32Array, mark: import("./findings/field.js").Mark, word: string, message: string][]} found
   * @param {boolean} isReadable
   */
  mark(found, isReadable) {
    const placed = found.flatMap(([ends, mark, word, message]) => {
      return stretches(ends).map(([start, end]) => ({ ...this.#units(start, end), mark, word, message }));
    });
    /** @type {import("@codemirror/state").StateEffect<unknown>[]} */
    const effects = areShown(this.view.state, placed) ? [] : [setFindings.of(placed)];
    if (this.isReadable !== isReadable) {
      const attributes = isReadable ? [] : EditorView.contentAttributes.of({ "aria-invalid": "true" });
      effects.push(this.invalid.reconfigure(attributes));
    }
    this.isReadable = isReadable;
    if (effects.length > 0) this.view.dispatch({ effects });
  }

  /**
   * Sets stretches apart that belong to what is pointed at elsewhere: their starts and ends in bytes.
   * @param {Uint32Array} ends
   */
  pointAt(ends) {
    pointAt(this.view, stretches(ends).map(([start, end]) => this.#units(start, end)));
  }

  /**
   * The same of a claim, in a token.
   * @param {string | undefined} name
   */
  pointAtClaim(name) {
    pointAt(this.view, name === undefined ? [] : this.claims.filter((claim) => isClaim(claim.name, name)));
  }

  /** Sets JSON with one entry a line; what there is to say of it, unless it was done. */
  format() {
    const { changes, refusal } = format(this.text);
    if (!changes) return `${refusal}.`;
    if (changes.length === 0) return "It is formatted already.";
    this.#change(changes);
    return "";
  }

  /**
   * Changes the text as a person would, in a step of its own.
   * @param {import("@codemirror/state").ChangeSpec} changes
   */
  #change(changes) {
    this.view.dispatch({ changes, annotations: isolateHistory.of("full"), scrollIntoView: false });
  }

  find() {
    openSearchPanel(this.view);
  }

  undo() {
    undo(this.view);
  }

  clear() {
    this.#change({ from: 0, to: this.view.state.doc.length });
  }

  selectAll() {
    this.view.dispatch({ selection: { anchor: 0, head: this.view.state.doc.length } });
  }

  focus() {
    this.view.focus();
  }
}

/**
 * Puts one text into the place of another, as the page does.
 * @param {string} before
 * @param {string} after
 * @param {Annotation<unknown>[]} annotations
 */
function replacing(before, after, annotations) {
  // CodeMirror knows one kind of line end, as text areas do.
  const changes = difference(before, after.replaceAll(/\r\n?/g, "\n"));
  return { changes, annotations: [fromPage.of(true), ...annotations] };
}

/**
 * Pairs of starts and ends.
 * @param {Uint32Array} ends
 * @returns {[start: number, end: number][]}
 */
function stretches(ends) {
  return Array.from({ length: ends.length / 2 }, (_, at) => [ends[2 * at] ?? 0, ends[2 * at + 1] ?? 0]);
}
