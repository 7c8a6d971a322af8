// The side of Pulumi Cloud: its panes follow what is typed, and its answer stands where that of AWS stood. The page keeps
// its texts with the others, as one text that only this file reads: what a link holds as `pulumi`.
import { placeClicked, select } from "./places.js";
import { folded, unfolded } from "./share/content.js";
import { tableOf } from "./texts.js";
import { choices, open as openVariants } from "./variants.js";

/** Only those that hold a text have an id. */
const FIELDS = "#pulumi-side :is(input, select, textarea)[id]";
/** The field that a request is pasted into; what it describes goes to the others. */
const REQUEST = "pulumi-request";

/** The id of the policies' area. */
const POLICY = "pulumi-policy";
/** What the answer calls the texts. */
const AREAS = { token: "token", policy: POLICY, request: REQUEST };

let advice;
let page;
let editors;
/** What the panes show, as the page keeps it. */
let shown = "";
/** What the last judgement was about, and what it found in the policies. */
let judged;
let found;

/** Draws the panes, once, and judges what stands in them and whatever changes. The editors come when they are there. */
export function open(from, module, editorsLater) {
  if (advice) return judge();
  [page, advice] = [from, module];
  openVariants(page, advice);
  advice.openExchange();
  const side = document.getElementById("pulumi-side");
  side.addEventListener("input", ({ target }) => {
    if (!target.id) return;
    const token = target.id === REQUEST ? take(target) : undefined;
    keep();
    if (token) page.put(Object.entries({ ...tableOf(page.texts()), token }).flat());
    judge();
  });
  for (const place of [side, document.getElementById("pulumi-verdict")]) {
    place.addEventListener("click", (event) => {
      const named = placeClicked(event);
      if (named) select(named, editors, AREAS);
      const fix = event.target.closest("[data-fix]")?.dataset.fix;
      if (!fix) return;
      // The fixes of the other side have numbers of their own.
      event.stopPropagation();
      apply(Number(fix));
    });
  }
  judge();
  editorsLater?.then((opened) => {
    editors = opened;
    editors.open(document.getElementById(POLICY));
    mark();
  }, () => {});
}

/** Shows the texts as the page keeps them. */
export function follow() {
  const { pulumi = "" } = tableOf(page.texts());
  if (pulumi !== shown) show(pulumi);
}

/** Shows the texts as the page keeps them, and judges them. */
export function judge() {
  follow();
  const { token = "" } = tableOf(page.texts());
  const asked = [["token", token], ...given()].flat();
  const pasted = page.pastedToken();
  const about = JSON.stringify([asked, pasted, choices]);
  if (about === judged) return;
  judged = about;
  const spoken = advice.judgeExchange(asked, pasted, Date.now());
  found = advice.foundInPolicies();
  mark();
  const voice = document.getElementById("pulumi-spoken");
  if (voice.textContent !== spoken) voice.textContent = spoken;
}

/** Marks in the policies what was found there. */
function mark() {
  editors?.mark(POLICY, found, !document.getElementById("pulumi-problem").hasChildNodes());
}

/** Has the page keep what stands in the panes. */
function keep() {
  shown = folded(Object.fromEntries(given())).pulumi ?? "";
  page.keepPulumi(shown);
}

function show(pulumi) {
  shown = pulumi;
  const texts = unfolded({ pulumi });
  for (const field of document.querySelectorAll(FIELDS)) set(field, texts[field.id] ?? "");
}

/** Puts the edited policies in place; the editor undoes it as it undoes what is typed. */
function apply(number) {
  const policies = advice.fixedPolicies(number);
  if (policies === undefined) return;
  set(document.getElementById(POLICY), policies);
  keep();
  judge();
  document.getElementById("pulumi-verdict").focus();
}

/** Each field that says something, by its id. */
function given() {
  const fields = [...document.querySelectorAll(FIELDS)];
  return fields.map((field) => [field.id, field.type === "checkbox" ? String(field.checked || "") : field.value]).filter(([, text]) => text);
}

function set(field, text) {
  if (field.type === "checkbox") field.checked = text === "true";
  else field.value = text;
  editors?.show(field.id, text);
}

/** A pasted request goes into the fields; the token in it. */
function take(area) {
  const { token, ...fields } = tableOf(advice.readRequest(area.value));
  for (const [id, text] of Object.entries(fields)) set(document.getElementById(id), text);
  return token;
}
