// The page's editors, loaded after the engine: each takes the place of a text area, shows what the page gives it, and
// tells the page what a person does. Where this file never comes, the text areas do.
import "./styles.js";
import { TextEditor } from "./text_editor.js";

/**
 * What the page hears of an editor. Places are in bytes of UTF-8.
 * @typedef {object} Listener
 * @property {(text: string, kind: string, cameIn: string) => void} changed a person changed the text: what stands there
 *   now, what browsers call such a change, and what came in
 * @property {number} longest how long a text may become
 * @property {(length: number) => void} refused what a person did would have made the text that long, so it was not done
 * @property {(start: number, end: number, claim: string | undefined) => void} pointed the cursor moved: what is selected,
 *   and in a token the claim that this is in
 * @property {(byte: number) => void} asked somebody wants to see what the verdict says of a place
 */

/**
 * Puts an editor into the place of an area.
 * @param {HTMLTextAreaElement} area
 * @param {[text: string, time: number][]} earlier what stood in it before, each text until its time
 * @param {Listener} listener
 */
export function open(area, earlier, listener) {
  return new TextEditor(area, earlier, listener);
}
