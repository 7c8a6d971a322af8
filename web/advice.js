// What can be done about the verdict: fixes that are applied with one click, and texts to copy.
import { open as openVariants } from "./variants.js";

let page;
let advice;

/** Listens to the buttons, once. */
export function open(from, module) {
  if (advice) return;
  [page, advice] = [from, module];
  openVariants(page, advice);
  document.addEventListener("click", ({ target }) => {
    const { fix, copies } = target.closest("[data-fix], [data-copies]")?.dataset ?? {};
    if (fix) apply(Number(fix));
    if (copies) copy(target.closest("button"), document.getElementById(copies).textContent);
  });
}

/** Finds what there is to say of the texts as they stand. */
export function follow() {
  advice.advise(page.texts(), page.pastedToken(), Date.now());
}

/** Puts the edited policy in place; the editor undoes it as it undoes what is typed. */
function apply(number) {
  const policy = advice.fixed(number);
  if (policy === undefined) return;
  const texts = page.texts();
  texts[texts.indexOf("policy") + 1] = policy;
  page.put(texts);
  document.getElementById("verdict").focus();
}

/** Copies a text, and says so on its button. */
export async function copy(button, text) {
  const said = button.textContent;
  await navigator.clipboard.writeText(text);
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = said), 1500);
}
