// The dialog that shares what stands in the page: it shows what would be given away before it is.
import { dialog, el } from "../dialog.js";
import { contentOfTexts, namedTexts, textsOf } from "./content.js";
import { fragmentOf } from "./permalink.js";
import { redacted } from "./redact.js";

/** From this length on, in characters, some chats and mail programs cut a link. */
const LONG = 8000;
const PARTS = { claims: "The token’s claims", policy: "The trust policy", limits: "The resource control policy", request: "The request" };

let opened;

/** Opens the dialog for the texts as they stand. */
export async function open(page) {
  opened ??= await share();
  await opened.of(page);
  opened.element.showModal();
}

async function share() {
  const withClaims = check("share-claims", "Include the token’s claims");
  const renamed = check("share-renamed", "Give owners, repositories, accounts and people other names");
  const claimsNote = el("p", { className: "note", id: "share-claims-note" });
  withClaims.input.setAttribute("aria-describedby", claimsNote.id);
  const outcome = el("p", { className: "outcome", role: "status" });
  const link = el("textarea", { id: "share-link", className: "link-text", readOnly: true, rows: 3, spellcheck: false });
  const length = el("p", { className: "note", id: "share-length" });
  link.setAttribute("aria-describedby", length.id);
  const copy = el("button", { type: "button", className: "main" }, "Copy link");
  const said = el("p", { className: "said", role: "status" });
  const held = el("div", { className: "held" });
  const details = el("details", { className: "held-pane" }, el("summary", {}, "What the link holds"), held);
  const element = await dialog(
    "share",
    "Share",
    el(
      "div",
      { className: "dialog-body" },
      el("p", {}, "The link holds everything itself, behind the #, which browsers do not send to servers. It never holds the token or its signature."),
      withClaims.label,
      claimsNote,
      renamed.label,
      el("label", { htmlFor: link.id, className: "link-label" }, "The link"),
      link,
      length,
      outcome,
      el("div", { className: "buttons" }, copy, said),
      details,
    ),
  );

  let page;
  let texts;
  const update = async () => {
    said.textContent = "";
    const all = contentOfTexts(texts);
    const { claims, ...rest } = all;
    const chosen = withClaims.input.checked ? all : rest;
    // Names are taken from the claims as well, also where only the policy is shared.
    const content = renamed.input.checked ? without(redacted(all), withClaims.input.checked ? [] : ["claims"]) : chosen;
    const address = new URL(location.pathname, location.href);
    address.hash = await fragmentOf(content);
    link.value = address.href;
    length.textContent = lengthOf(address.href);
    length.classList.toggle("warning", address.href.length > LONG);
    outcome.textContent = outcomeOf(page, texts, content);
    held.replaceChildren(...partsOf(content));
  };
  for (const { input } of [withClaims, renamed]) input.addEventListener("change", update);
  copy.addEventListener("click", async () => {
    said.textContent = (await copied(link)) ? "Copied." : "The browser did not allow it: the link is selected, copy it yourself.";
  });

  const of = async (from) => {
    page = from;
    texts = textsOf(page);
    const { claims } = contentOfTexts(texts);
    // Asked anew every time: a token may be another one.
    withClaims.input.checked = false;
    withClaims.input.disabled = claims === undefined;
    claimsNote.textContent = noteOn(texts.token, claims);
    await update();
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

function noteOn(token, claims) {
  if (!token) return "There is no token.";
  if (claims === undefined) return "The token cannot be read, so the link cannot hold its claims.";
  return "They name people, repositories and machines. Without them the link opens with the policy alone.";
}

function lengthOf(link) {
  const characters = `${link.length.toLocaleString("en")} characters`;
  return link.length > LONG ? `${characters}: some chats and mail programs cut links that long.` : characters;
}

/** Whether who opens the link sees the same verdict for the same reason. */
function outcomeOf(page, texts, content) {
  if (!content.claims) return "Opens without a token, so without a verdict.";
  const [here, cause] = page.judge(Object.entries(texts).flat());
  const [there, thatCause] = page.judge(namedTexts(content));
  if (!there) return "Opens with what is here, which has no verdict yet.";
  if (here === there && cause === thatCause) return `Opens with the same verdict: ${there}.`;
  if (here === there) return `Opens with the same verdict, ${there}, but with another cause: ${thatCause ?? "none"} instead of ${cause ?? "none"}.`;
  return `Opens with another verdict: ${there}, not ${here}. It rests on something that the link does not hold as it is.`;
}

function partsOf(content) {
  const shown = Object.entries(PARTS).filter(([name]) => content[name]);
  if (shown.length === 0) return [el("p", { className: "note" }, "Nothing: there is nothing in the page yet.")];
  return shown.flatMap(([name, title]) => {
    const value = content[name];
    const text = typeof value === "string" ? value : Object.entries(value).map(([field, given]) => `${field}: ${given}`).join("\n");
    return [el("h3", {}, title), el("pre", { tabIndex: 0 }, name === "claims" ? namedTexts({ claims: text })[1] : text)];
  });
}

/** Copies the text of a field; where that is not allowed it is left selected. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
