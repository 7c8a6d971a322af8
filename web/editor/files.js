// Files that are dropped anywhere on the page or opened: each goes into the area it is dropped on, and
// from there where the page finds that it belongs.

/** The longest document that the engine reads, in bytes. */
const LONGEST = 4 * 1024 * 1024;

/** The text of a file, or why it has none to read. */
async function read(file) {
  if (file.size > LONGEST) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    return { refusal: `\`${file.name}\` has ${size} MB, and more than 4 MB are not read: open the part that matters` };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes);
  return text === null || text.includes("\0") ? { refusal: `\`${file.name}\` is no text` } : { text };
}

/** UTF-8, or what Windows writes with a mark at its beginning. */
function decoded(bytes) {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Gives the page what stands in the files, one after the other. */
export async function take(editor, files) {
  const refusals = [];
  for (const file of files) {
    const { text, refusal } = await read(file).catch((error) => ({ refusal: `\`${file.name}\` cannot be read: ${error.message}` }));
    if (refusal) refusals.push(refusal);
    else editor.offer(text.replaceAll(/\r\n?/g, "\n"), "insertFromDrop", text);
  }
  if (refusals.length > 0) editor.say(`${refusals.join(". ")}.`);
}

/** Has files that are dropped go to the editor under them. */
export function takeDropped(editors) {
  const editorAt = ({ target }) => {
    const area = target.closest?.(".pane, details")?.querySelector("textarea");
    return editors.get(area?.id) ?? editors.get("token");
  };
  let over = null;
  const mark = (editor) => {
    over?.box.classList.remove("drop-here");
    over = editor;
    over?.box.classList.add("drop-here");
  };
  const ofFiles = (act) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  };
  // Before CodeMirror, which would put the text where the mouse is.
  addEventListener("dragover", ofFiles((event) => mark(editorAt(event))), true);
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(null), true);
  addEventListener("drop", ofFiles((event) => (mark(null), take(editorAt(event), [...event.dataTransfer.files]))), true);
}
