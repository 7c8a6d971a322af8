// Tokens like the one at hand: looked at, tried, and taken back.
let page;
let advice;

/** How often another one was chosen: who draws the row compares it. */
export let choices = 0;

/** Listens to the buttons, once. */
export function open(from, module) {
  if (advice) return;
  [page, advice] = [from, module];
  document.addEventListener("click", ({ target }) => {
    const { variant, tries, restores } = target.closest("[data-variant], [data-tries], [data-restores]")?.dataset ?? {};
    if (variant) {
      advice.chooseVariant(Number(variant));
      choices += 1;
      textsChanged(0);
    }
    if (tries) page.tryToken(advice.variantClaims(Number(tries)));
    if (restores !== undefined) page.restoreToken();
  });
}
