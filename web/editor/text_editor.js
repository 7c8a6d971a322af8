// One editor in the place of one text area. The area stays the page's own and only way to the text:
// what is typed is written into it and told as if it was typed there.
import { deleteLine, history, historyKeymap, indentLess, indentMore, isolateHistory, standardKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { Annotation, Compartment, EditorSelection, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { element, prose } from "./elements.js";
import { find } from "./find.js";
import { areShown, findingsShown, setFindings } from "./findings.js";
import { language } from "./language.js";
import { look } from "./look.js";
import { difference } from "./text/difference.js";
import { Places } from "./text/places.js";
import { toolbar } from "./toolbar.js";
import { typing } from "./typing.js";

/** On what the page has put into the text: it needs no telling. */
const fromPage = Annotation.define();

/** The stretches that belong to what is pointed at elsewhere. */
const setPointedAt = StateEffect.define();
const pointed = Decoration.mark({ class: "cm-pointed-at" });
const pointedAt = StateField.define({
  create: () => Decoration.none,
  update(shown, { changes, effects }) {
    for (const effect of effects) if (effect.is(setPointedAt)) return Decoration.set(effect.value, true);
    return shown.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What a browser calls the kinds of changes. */
const INPUT_TYPES = { undo: "historyUndo", redo: "historyRedo" };

export class TextEditor {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {{ text: string, time: number }[]} earlier what stood in it before, each until `time`
   * @param {{ moved: (editor: TextEditor) => void, show: (editor: TextEditor, at: number) => void }} page
   */
  constructor(area, earlier, page) {
    this.area = area;
    this.id = area.id;
    this.text = earlier[0]?.text ?? area.value;
    this.#takeValue();
    this.box = area.parentElement;
    this.said = element("p", { class: "said", role: "status" });
    this.invalid = new Compartment();
    const extensions = [
      history(),
      highlightSpecialChars(),
      lineNumbers(),
      findingsShown((view, at) => page.show(this, at)),
      find,
      language,
      bracketMatching(),
      indentOnInput(),
      EditorView.lineWrapping,
      typing,
      placeholder(area.placeholder),
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
      EditorView.domEventHandlers({ paste: (event) => this.#pasted(event) }),
      EditorView.updateListener.of((update) => this.#updated(update, page)),
    ];
    this.view = new EditorView({ state: EditorState.create({ doc: this.text, extensions }) });
    for (const [index, { time }] of earlier.entries()) {
      this.show(earlier[index + 1]?.text ?? this.given, Transaction.time.of(time));
    }
    this.#takePlace();
  }

  /** The area's value is from now on what it is set to: the browser would take each as if it had to be drawn. */
  #takeValue() {
    this.given = this.area.value;
    Object.defineProperty(this.area, "value", { get: () => this.given, set: (text) => (this.given = String(text)) });
  }

  /** The editor stands where the area stood, with its selection and its focus. */
  #takePlace() {
    const { area, view } = this;
    const focused = document.activeElement === area;
    const selection = EditorSelection.single(area.selectionStart, area.selectionEnd);
    this.box.append(view.dom);
    this.box.after(this.said);
    area.hidden = true;
    const tools = document.getElementById(`${this.id}-tools`);
    if (tools) toolbar(this, tools, `${document.getElementById(`${this.id}-title`).textContent}: the text`);
    for (const label of area.labels) label.addEventListener("click", () => view.focus());
    if (focused) {
      view.dispatch({ selection, scrollIntoView: true });
      view.focus();
    }
  }

  #updated({ docChanged, geometryChanged, selectionSet, focusChanged, state, transactions }, page) {
    if (geometryChanged) this.#fit();
    if (docChanged) {
      this.text = state.doc.toString();
      const own = transactions.find((transaction) => transaction.docChanged && !transaction.annotation(fromPage));
      if (own) this.#tell(own);
    }
    if (docChanged || selectionSet || focusChanged) page.moved(this);
  }

  /** As high as its text: what has a size of its own is laid out without all around it. */
  #fit() {
    const most = Math.min(Math.ceil(this.view.contentHeight), screen.height);
    const height = `clamp(var(--least), ${most}px, var(--most))`;
    if (height !== this.height) this.view.scrollDOM.style.height = this.height = height;
  }

  #tell(transaction) {
    const kind = Object.keys(INPUT_TYPES).find((event) => transaction.isUserEvent(event));
    this.offer(this.text, INPUT_TYPES[kind] ?? "insertText", cameIn(transaction));
  }

  /**
   * Gives the page a text, as if it was typed into the area, and `data` the part of it that came in.
   * @returns whether the page took it as it is, and not somewhere else
   */
  offer(text, inputType, data) {
    this.area.value = text;
    this.area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));
    return this.area.value === text;
  }

  /** Has the page look first at what is pasted: it may belong elsewhere. */
  #pasted(event) {
    const data = event.clipboardData?.getData("text/plain").replaceAll(/\r\n?/g, "\n");
    if (!data) return false;
    const { state } = this.view;
    const text = state.update(state.replaceSelection(data)).newDoc.toString();
    if (this.offer(text, "insertFromPaste", data)) return false;
    event.preventDefault();
    return true;
  }

  /** Shows a text that the page has put into the area. It can be undone. */
  show(text, time) {
    // CodeMirror knows one kind of line end, as text areas do.
    text = text.replaceAll(/\r\n?/g, "\n");
    if (text === this.text) return;
    const annotations = [fromPage.of(true), ...(time ? [time] : [isolateHistory.of("full")])];
    const [before, changes] = [this.text.length, difference(this.text, text)];
    this.view.dispatch({ changes, annotations, userEvent: time && "input.type" });
    // Another text is read from its beginning; one that was edited stays where it is.
    if (changes.to - changes.from > before / 2) this.view.scrollDOM.scrollTop = 0;
  }

  /** Changes the text as a person would, in a step of its own. */
  change(changes) {
    this.view.dispatch({ changes, annotations: isolateHistory.of("full"), scrollIntoView: false });
  }

  /** Says what came of a tool, until the text changes; `undo` takes it back. */
  say(words, undo) {
    const button = undo && element("button", { type: "button", class: "link", onclick: undo }, "Undo");
    this.said.replaceChildren(...prose(words), ...(undo ? [" ", button] : []));
    this.area.addEventListener("input", () => this.said.replaceChildren(), { once: true });
  }

  get places() {
    if (this.placesOf !== this.text) [this.placesOf, this.placesMade] = [this.text, new Places(this.text)];
    return this.placesMade;
  }

  /** The stretch from the byte `start` to the byte `end`. */
  units({ start, end }) {
    return { from: this.places.unitAt(start), to: this.places.unitAt(end) };
  }

  /** Selects the bytes from `start` to `end`, and brings them into view. */
  select(start, end) {
    const { from, to } = this.units({ start, end });
    this.view.dispatch({
      selection: EditorSelection.single(from, to),
      effects: EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "center" }),
      userEvent: "select",
    });
    this.view.focus();
  }

  /**
   * Shows what was found. Places are in bytes; `isReadable` says whether the text is what belongs here.
   * @param {{ start: number, end: number, mark: string, word: string, message: string }[]} found
   */
  mark(found, isReadable) {
    const placed = found.map((one) => ({ ...one, ...this.units(one) }));
    const effects = areShown(this.view.state, placed) ? [] : [setFindings.of(placed)];
    if (this.isReadable !== isReadable) {
      const attributes = isReadable ? [] : EditorView.contentAttributes.of({ "aria-invalid": "true" });
      effects.push(this.invalid.reconfigure(attributes));
    }
    this.isReadable = isReadable;
    if (effects.length > 0) this.view.dispatch({ effects });
  }

  /** Sets stretches apart that belong to what is pointed at elsewhere, and shows the first of them here. */
  pointAt(stretches) {
    const seen = stretches.filter(({ from, to }) => from < to);
    if (seen.length === 0 && this.view.state.field(pointedAt).size === 0) return;
    this.view.dispatch({ effects: setPointedAt.of(seen.map(({ from, to }) => pointed.range(from, to))) });
    const [first] = seen;
    if (!first) return;
    // Only within the editor: the page stays where it is.
    const { scrollDOM } = this.view;
    const block = this.view.lineBlockAt(first.from);
    const top = block.top + (block.height * (first.from - block.from)) / Math.max(1, block.length);
    const isSeen = top >= scrollDOM.scrollTop && top + 20 <= scrollDOM.scrollTop + scrollDOM.clientHeight;
    if (!isSeen) scrollDOM.scrollTop = top - scrollDOM.clientHeight / 3;
  }
}

/** What a change puts into the text. */
function cameIn({ changes }) {
  const parts = [];
  changes.iterChanges((from, to, fromNow, toNow, inserted) => parts.push(inserted.toString()));
  return parts.join("");
}

/** What the keys do, for those who hear the page; the others see that Tab leaves as it leaves any field. */
const keys = element(
  "p",
  { hidden: "", id: "editor-keys" },
  "Tab leaves the text. F8 goes to what was found, Control or Command and Enter to its row in the verdict.",
);

/** The area's own words, which the editor goes by. */
function attributes(area) {
  document.body.append(keys);
  const own = ["aria-label", "aria-labelledby"].map((name) => [name, area.getAttribute(name)]);
  const label = area.labels[0]?.textContent;
  return {
    ...Object.fromEntries(own.filter(([, value]) => value)),
    ...(label ? { "aria-label": label } : {}),
    "aria-describedby": `${area.getAttribute("aria-describedby") ?? ""} ${keys.id}`,
    "data-area": area.id,
    tabindex: "0",
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
  };
}
