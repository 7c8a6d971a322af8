import { copy } from "./advice.js";

// The side of Pulumi Cloud: its panes follow what is typed, and its answer stands where that of AWS stood.
import { open as openVariants } from "./variants.js";

const FIELDS = "#pulumi-side :is(input, select, textarea)";
/** The field that a request is pasted into; what it describes goes to the others. */
const REQUEST = "pulumi-request";

/** The id of the policies' area. */
const POLICY = "pulumi-policy";

let advice;
let page;
let editors;

/** Draws the panes, once, and judges whatever changes in them. */
export function open(from, module, editorsNow) {
  if (advice) return;
  [page, advice, editors] = [from, module, editorsNow];
  openVariants(page, advice);
  advice.openExchange();
  editors()?.open(document.getElementById(POLICY));
  const side = document.getElementById("pulumi-side");
  side.addEventListener("input", ({ target }) => {
    if (target.id === REQUEST) take(target);
    judge();
  });
  for (const place of [side, document.getElementById("pulumi-verdict")]) {
    place.addEventListener("click", (event) => {
      const named = event.target.closest("[data-place]")?.dataset.place;
      if (named && getSelection().isCollapsed) select(named);
      // The buttons of the other side have numbers of their own.
      const button = event.target.closest("[data-fix], [data-copies]");
      if (!button) return;
      event.stopPropagation();
      const { fix, copies } = button.dataset;
      if (fix) apply(Number(fix));
      else copy(button, place.querySelector(`#${copies}`).textContent);
    });
  }
  judge();
}

/** Judges the texts as they stand. */
export function judge() {
  if (!advice) return;
  const spoken = advice.judgeExchange([...named(page.texts()).filter(([name]) => name === "token"), ...given()].flat(), page.pastedToken(), Date.now());
  editors()?.mark(POLICY, advice.foundInPolicies(), !document.getElementById("pulumi-problem").hasChildNodes());
  const voice = document.getElementById("pulumi-spoken");
  if (voice.textContent !== spoken) voice.textContent = spoken;
}

/** Puts the edited policies in place; the editor undoes it as it undoes what is typed. */
function apply(number) {
  const policies = advice.fixedPolicies(number);
  if (policies === undefined) return;
  set(document.getElementById(POLICY), policies);
  judge();
  document.getElementById("pulumi-verdict").focus();
}

/** Puts texts into the panes in place of what stands there. */
export function put({ policy = "", request = {} }) {
  for (const field of document.querySelectorAll(FIELDS)) set(field, field.id === POLICY ? policy : (request[field.id] ?? ""));
  judge();
}

/** Each field that says something, by its id. */
function given() {
  const fields = [...document.querySelectorAll(FIELDS)];
  return fields.map((field) => [field.id, field.type === "checkbox" ? String(field.checked || "") : field.value]).filter(([, text]) => text);
}

function set(field, text) {
  if (field.type === "checkbox") field.checked = text === "true";
  else field.value = text;
  editors()?.show(field.id, text);
}

/** A pasted request goes into the fields, and the token in it to its pane. */
function take(area) {
  const described = named(advice.readRequest(area.value));
  for (const [id, text] of described) {
    if (id === "token") page.put([...named(page.texts()).filter(([name]) => name !== "token"), ["token", text]].flat());
    else set(document.getElementById(id), text);
  }
}

/** Selects the place that a report names: its text, and two offsets in bytes. */
function select(place) {
  const [text, start, end] = place.split(" ");
  if (text === "token") return page.select(place);
  if (text === "policy" && editors()?.select(POLICY, Number(start), Number(end))) return;
  const area = document.getElementById(text === "request" ? REQUEST : POLICY);
  const bytes = new TextEncoder().encode(area.value);
  const offset = (at) => new TextDecoder().decode(bytes.subarray(0, at)).length;
  area.focus();
  area.setSelectionRange(offset(start), offset(end));
  area.scrollIntoView({ block: "nearest" });
}

const named = (flat) => flat.flatMap((name, at) => (at % 2 ? [] : [[name, flat[at + 1]]]));
