// Tokens like the one at hand: looked at, tried, and taken back.
let page;
let advice;

/** Listens to the buttons, once. */
export function open(from, module) {
  if (advice) return;
  [page, advice] = [from, module];
  document.addEventListener("click", ({ target }) => {
    const { variant, tries, restores } = target.closest("[data-variant], [data-tries], [data-restores]")?.dataset ?? {};
    if (variant) {
      advice.chooseVariant(Number(variant));
      textsChanged(0);
    }
    if (tries) page.tryClaims(advice.variantClaims(Number(tries)));
    if (restores !== undefined) page.restoreToken();
  });
}
