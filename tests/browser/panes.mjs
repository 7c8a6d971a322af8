// The texts of the page, whatever stands there to type in: a text area, or the editor that took its place.

/** Where one types the text of a pane: `token`, `policy`, `limits` or `jwks`. */
export function field(page, pane) {
  return page.locator(`[data-area=${pane}], #${pane}:not([hidden])`);
}

const inEditor = (field) => field.evaluate((element) => element.isContentEditable);

/** Pastes a text over all that there is, and waits for what the engine makes of it. */
export async function put(page, pane, text) {
  await selectAll(page, pane);
  if (text === "") await page.keyboard.press("Delete");
  else await paste(page, pane, text);
  await isAnswered(page);
}

/** Waits until the engine has answered what was typed last, if it is there. */
export async function isAnswered(page) {
  await page.waitForFunction(() => {
    const isLoaded = performance.getEntriesByName("whydenied-answers").length > 0;
    return !isLoaded || document.querySelector("main[aria-busy=true]") === null;
  });
}

/** Selects all there is. */
export async function selectAll(page, pane) {
  await field(page, pane).focus();
  await page.keyboard.press("ControlOrMeta+a");
}

/** Pastes a text where the cursor is, as the browser does: no test has the clipboard to itself. */
export async function paste(page, pane, text) {
  await field(page, pane).evaluate((element, text) => {
    if (!element.isContentEditable) {
      element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
      return element.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", data: text, bubbles: true }));
    }
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox takes no clipboard from a script that makes an event.
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    element.dispatchEvent(event);
  }, text);
}

/** Fills in an area at once, as a form filler does: a driver may type it letter by letter, and each is judged. */
export function fillIn(page, id, text) {
  return page.locator(`#${id}`).evaluate((area, text) => {
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** The text of a pane. The area keeps it, also behind an editor. */
export function textOf(page, pane) {
  return page.locator(`#${pane}`).evaluate((area) => area.value);
}

/** What is selected in a pane. */
export async function selected(page, pane) {
  if (await inEditor(field(page, pane))) return page.evaluate(() => getSelection().toString());
  return page.locator(`#${pane}`).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
}

/** The text before what is selected, or before the cursor. */
export async function textBefore(page, pane) {
  if (!(await inEditor(field(page, pane)))) {
    return page.locator(`#${pane}`).evaluate((area) => area.value.slice(0, area.selectionStart));
  }
  return field(page, pane).evaluate((content) => {
    const { startContainer, startOffset } = getSelection().getRangeAt(0);
    const before = document.createRange();
    before.setStart(content, 0);
    before.setEnd(startContainer, startOffset);
    const lines = [...before.cloneContents().querySelectorAll(".cm-line")];
    return lines.map((line) => line.textContent).join("\n");
  });
}

/** Puts the cursor before the first `text` of a pane. */
export async function cursorBefore(page, pane, text) {
  await field(page, pane).focus();
  await field(page, pane).evaluate((element, text) => {
    if (!element.isContentEditable) {
      const at = element.value.indexOf(text);
      return element.setSelectionRange(at, at);
    }
    const line = [...element.querySelectorAll(".cm-line")].find((line) => line.textContent.includes(text));
    const letters = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let before = line.textContent.indexOf(text);
    while (letters.nextNode() && before >= letters.currentNode.length) before -= letters.currentNode.length;
    getSelection().collapse(letters.currentNode, before);
    // The editor hears of it a moment later.
    return new Promise((heard) => setTimeout(heard, 50));
  }, text);
}

/** Waits for a mark that the page sets. */
const marked = (page, mark) => page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, mark);

/** Waits until the editors are there. */
export async function editorsReady(page) {
  await page.locator(".cm-editor").first().waitFor();
}

/** Waits until the page has loaded what it loads unasked: its frame, the engine, and at last the editors. */
export async function isAtRest(page, { engine = true, editors = true } = {}) {
  await marked(page, "whydenied-ready");
  if (engine) await marked(page, "whydenied-answers");
  if (engine && editors) await editorsReady(page);
}
