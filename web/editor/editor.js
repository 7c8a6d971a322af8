// The page's editors, loaded after the first verdict can be shown. Where this file never comes, the text
// areas do: the editors take their places, and write into them what is typed.
import "./styles.js";
import { takeDropped } from "./files.js";
import { Pointing } from "./pointing.js";
import { TextEditor } from "./text_editor.js";

/** All editors of the page, by the ids of their areas. */
export class Editors {
  /** @param {{ area: HTMLTextAreaElement, text: string, time: number }[]} typed what stood in the areas before, each until `time` */
  constructor(typed) {
    this.typed = typed;
    this.editors = new Map();
    this.pointing = new Pointing(this.editors);
    takeDropped(this.editors);
  }

  /** Puts an editor into the place of an area. */
  open(area) {
    const page = {
      moved: (editor) => this.pointing.at(editor),
      show: (editor, at) => this.pointing.show(editor, at),
    };
    const earlier = this.typed.filter((typed) => typed.area === area);
    this.editors.set(area.id, new TextEditor(area, earlier, page));
  }

  /** Shows a text that the page has put into an area. */
  show(id, text) {
    this.editors.get(id)?.show(text);
  }

  /** Selects the bytes from `start` to `end`; false where there is no editor. */
  select(id, start, end) {
    this.editors.get(id)?.select(start, end);
    return this.editors.has(id);
  }

  /** Shows what was found in a text: for each its starts and ends in bytes, its mark, a word and its message. */
  mark(id, found, isReadable) {
    const findings = [];
    for (const [ends, mark, word, message] of found) {
      for (let at = 0; at < ends.length; at += 2) findings.push({ start: ends[at], end: ends[at + 1], mark, word, message });
    }
    this.editors.get(id)?.mark(findings, isReadable);
    this.pointing.at();
  }
}
