// What the token says, and what it would say with another value of a claim.
let page;
let engine;
let judge;
/** The claim with a field for another value. */
let edited;

/** Listens to the pane, once. */
export function open(from, module, judgeAgain) {
  [page, engine, judge] = [from, module, judgeAgain];
  const place = document.getElementById("claims");
  place.addEventListener("click", ({ target }) => {
    const { change, claims: action } = target.closest("[data-change], [data-claims]")?.dataset ?? {};
    if (change !== undefined) edit(change);
    else if (action === "take") take();
    else if (action === "leave") leave();
    else if (action === "restore") page.restoreToken();
    else if (action) show(action);
  });
  place.addEventListener("keydown", (event) => {
    if (edited === undefined || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") take();
    else leave();
  });
}

function show(form) {
  engine.showClaimsAsJson(form === "json");
  judge();
}

function edit(claim) {
  edited = claim;
  engine.editClaim(claim);
  judge();
  document.getElementById("new-claim")?.focus();
}

function take() {
  const field = document.getElementById("new-claim");
  const token = document.getElementById("token").value;
  const changed = field && engine.changeClaim(token, edited, field.value);
  if (changed !== undefined) page.tryToken(changed);
  leave();
}

/** Closes the field, and gives the focus back to the button that opened it. */
function leave() {
  const claim = edited;
  edited = undefined;
  engine.editClaim(undefined);
  judge();
  const opens = [...document.querySelectorAll("#claims [data-change]")].find(({ dataset }) => dataset.change === claim);
  opens?.focus();
}
