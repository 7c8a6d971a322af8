// The dialog that shares what stands in the page: it shows what would be given away before it is.
import { copy } from "../clipboard.js";
import { dialog, el } from "../dialog.js";
import { tableOf } from "../texts.js";
import { askedOf, contentOfTexts, indented, sideShown, textsOfContent } from "./content.js";
import { FORMS } from "./forms.js";
import { redacted } from "./redact.js";

/** From this length on, in characters, some chats and mail programs cut a link. */
const LONG = 8000;
const PARTS = { claims: "The token’s claims", policy: "The trust policy", limits: "The resource control policy", request: "The request" };
const PULUMI_PARTS = { policy: "The authorization policies", request: "The exchange" };

let opened;

/** Opens the dialog for the texts as they stand, with a link or another form. */
export async function open(page, loadAdvice, form = "link") {
  opened ??= await share();
  await opened.of(page, loadAdvice, form);
  opened.element.showModal();
}

async function share() {
  const forms = Object.entries(FORMS).map(([value, { name }]) => {
    const input = el("input", { type: "radio", name: "share-form", value, id: `share-as-${value}`, autocomplete: "off" });
    return { input, label: el("label", {}, input, name) };
  });
  const says = el("p");
  const withClaims = check("share-claims", "Include the token’s claims");
  const renamed = check("share-renamed", "Give owners, repositories, accounts and people other names");
  const claimsNote = el("p", { className: "note", id: "share-claims-note" });
  withClaims.input.setAttribute("aria-describedby", claimsNote.id);
  const outcome = el("p", { className: "outcome", role: "status" });
  const text = el("textarea", { id: "share-link", className: "taken-text", readOnly: true, spellcheck: false });
  const label = el("label", { htmlFor: text.id, className: "taken-label" });
  const length = el("p", { className: "note", id: "share-length" });
  text.setAttribute("aria-describedby", length.id);
  const copies = el("button", { type: "button", className: "main" });
  const download = el("button", { type: "button" }, "Download");
  const said = el("p", { className: "said", role: "status" });
  const held = el("div", { className: "held" });
  const details = el("details", { className: "held-pane" }, el("summary", {}, "What the link holds"), held);
  const element = await dialog(
    "share",
    "Share",
    el(
      "div",
      { className: "dialog-body" },
      el("fieldset", { className: "forms" }, el("legend", { className: "unseen" }, "As what"), ...forms.map(({ label }) => label)),
      says,
      withClaims.label,
      claimsNote,
      renamed.label,
      label,
      text,
      length,
      outcome,
      el("div", { className: "buttons" }, copies, download, said),
      details,
    ),
  );

  let page;
  let loadAdvice;
  let side;
  let texts;
  let form;
  let run = 0;
  const update = async () => {
    const mine = (run += 1);
    said.textContent = "";
    const advice = await loadAdvice();
    const all = contentOfTexts(texts, advice.claimsOf, side);
    const holdsClaims = form.holdsClaims || withClaims.input.checked;
    // Names are taken from the claims as well, also where only the policy is shared.
    const named = renamed.input.checked ? redacted(all, advice) : all;
    const content = holdsClaims ? named : without(named, ["claims"]);
    const fields = page.requestFields();
    const asked = renamed.input.checked ? textsOfContent(named, fields) : texts;
    const made = (await form.make({ advice, side, content, texts: asked })) ?? "";
    // Another choice was made while this was on its way.
    if (mine !== run) return;
    text.value = made;
    const isLink = form === FORMS.link;
    const isLong = isLink && made.length > LONG;
    length.textContent = made && lengthOf(made, isLong);
    length.classList.toggle("warning", isLong);
    const judge = (texts) => advice.judgeTexts(askedOf(side, texts), Date.now());
    outcome.textContent = isLink ? opensWith(judge, texts, content, fields) : tells(judge, texts, asked, made);
    held.replaceChildren(...partsOf(content));
    for (const button of [copies, download]) button.disabled = made === "";
  };
  const choose = async () => {
    const { input } = forms.find(({ input }) => input.checked);
    form = FORMS[input.value];
    says.textContent = `${form.says} It never holds the token or its signature.`;
    label.textContent = form.name;
    copies.textContent = form.copies;
    download.hidden = !form.file;
    details.hidden = form !== FORMS.link;
    text.classList.toggle("long", form !== FORMS.link);
    const { claims } = contentOfTexts(texts, (await loadAdvice()).claimsOf, side);
    withClaims.label.hidden = Boolean(form.holdsClaims);
    withClaims.input.disabled = claims === undefined;
    claimsNote.textContent = noteOn(form, texts.token, claims);
    return update();
  };
  for (const { input } of forms) input.addEventListener("change", choose);
  for (const { input } of [withClaims, renamed]) input.addEventListener("change", update);
  copies.addEventListener("click", async () => {
    said.textContent = (await copy(text.value, text)) ? "Copied." : "The browser did not allow it: all of it is selected, copy it yourself.";
  });
  download.addEventListener("click", () => save(form.file, text.value));

  const of = async (from, loads, name) => {
    [page, loadAdvice, side, texts] = [from, loads, sideShown(), tableOf(from.texts())];
    // Asked anew every time: a token may be another one.
    withClaims.input.checked = false;
    forms.find(({ input }) => input.value === name).input.checked = true;
    await choose();
  };
  return { element, of };
}

function check(id, text) {
  const input = el("input", { type: "checkbox", id, autocomplete: "off" });
  return { input, label: el("label", { className: "choice" }, input, text) };
}

function without(content, names) {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)));
}

function noteOn(form, token, claims) {
  if (!token) return "There is no token.";
  if (claims === undefined) return "The token cannot be read, so there are no claims to share.";
  return form.onClaims;
}

function lengthOf(text, isLong) {
  const characters = `${text.length.toLocaleString("en")} characters`;
  return isLong ? `${characters}: some chats and mail programs cut links that long.` : characters;
}

/** Whether who opens the link sees the same verdict for the same reason. */
function opensWith(judge, texts, content, fields) {
  if (!content.claims) return "Opens without a token, so without a verdict.";
  const there = judge(textsOfContent(content, fields));
  if (there.length === 0) return "Opens with what is here, which has no verdict yet.";
  return compared("Opens with", judge(texts), there);
}

/** Whether a report under other names tells of the same verdict. */
function tells(judge, texts, asked, made) {
  if (!made) return "There is no verdict yet, so there is nothing to tell of it.";
  return asked === texts ? "" : compared("Tells of", judge(texts), judge(asked));
}

function compared(verb, [here, cause], [there, thatCause]) {
  if (here === there && cause === thatCause) return `${verb} the same verdict: ${there}.`;
  if (here === there) return `${verb} the same verdict, ${there}, but another cause: ${thatCause ?? "none"} instead of ${cause ?? "none"}.`;
  return `${verb} another verdict: ${there}, not ${here}. It rests on something that is not shared as it is.`;
}

function partsOf({ pulumi = {}, ...content }) {
  const shown = [...parts(PARTS, content), ...parts(PULUMI_PARTS, pulumi)];
  return shown.length > 0 ? shown : [el("p", { className: "note" }, "Nothing: there is nothing in the page yet.")];
}

function parts(titles, content) {
  const shown = Object.entries(titles).filter(([name]) => content[name]);
  return shown.flatMap(([name, title]) => {
    const value = content[name];
    const text = typeof value === "string" ? value : Object.entries(value).map(([field, given]) => `${field}: ${given}`).join("\n");
    return [el("h3", {}, title), el("pre", { tabIndex: 0 }, name === "claims" ? indented(text) : text)];
  });
}

/** Has the browser keep a text as a file. */
function save(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}
