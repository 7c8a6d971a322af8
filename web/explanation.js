// The dialog that says what the code of a finding means.
import { dialog, el } from "./dialog.js";

let element;

/** Opens it for a code. */
export async function open(code, loadAdvice) {
  const advice = await loadAdvice();
  element ??= await dialog("explanation", "", el("div", { id: "explanation-body", className: "dialog-body" }));
  if (!advice.explain(code)) throw new Error(`there is no explanation of ${code}`);
  document.getElementById("explanation-body").scrollTop = 0;
  element.showModal();
}
