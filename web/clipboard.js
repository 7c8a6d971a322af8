// Copying: where the browser does not let the page, the text stands there selected, and one key copies it.
import { dialog, el } from "./dialog.js";

/** Copies a text. Where that is not allowed it is selected in `field`, or in a dialog of its own; whether it was. */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (field) select(field);
    else await offer(text);
    return false;
  }
}

/** Copies what stands in the element that a button names: a snippet, or the text of a pane. */
export async function copyOf(button) {
  const { copies } = button.dataset;
  // Both sides number their texts.
  const source = button.closest(".verdict")?.querySelector(`#${copies}`) ?? document.getElementById(copies);
  if (!(await copy(source.value ?? source.textContent))) return;
  // The first of what it says: the rest is for those who hear the page.
  const said = button.firstChild;
  const words = said.data;
  said.data = "Copied";
  setTimeout(() => (said.data = words), 1500);
}

function select(field) {
  field.focus();
  field.select();
}

async function offer(text) {
  const field = el("textarea", { id: "copy-text", className: "taken-text long", readOnly: true, spellcheck: false, value: text });
  const label = el("label", { htmlFor: field.id }, "The browser does not let the page copy. All of it is selected: press Ctrl+C or ⌘C.");
  const element = await dialog("copy", "Copy it yourself", el("div", { className: "dialog-body" }, label, field));
  element.addEventListener("close", () => element.remove());
  element.showModal();
  select(field);
}
