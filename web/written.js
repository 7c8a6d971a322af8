// The dialog that writes the least policy for the token, in the language of whoever declares it.
import { copy } from "./clipboard.js";
import { dialog, el } from "./dialog.js";
import { askedOf, folded, sideShown, unfolded } from "./share/content.js";
import { tableOf } from "./texts.js";

const LANGUAGES = {
  json: "JSON",
  typescript: "Pulumi, in TypeScript",
  python: "Pulumi, in Python",
  yaml: "Pulumi, in YAML",
  terraform: "Terraform",
  cloudformation: "CloudFormation",
};
const ONLY_AWS = ["terraform", "cloudformation"];
const ACCOUNT = /\barn:aws[\w-]*:iam::(\d{12}):/;

let opened;

/** Opens it for the texts as they stand. */
export async function open(page, loadAdvice) {
  const advice = await loadAdvice();
  opened ??= await writing();
  opened.of(page, advice);
  opened.element.showModal();
}

async function writing() {
  const intro = el("p");
  const language = el("select", { id: "written-language", autocomplete: "off" });
  const account = el("input", { id: "written-account", type: "text", inputMode: "numeric", placeholder: "123456789012", autocomplete: "off", spellcheck: false });
  const ofAccount = el("div", { className: "field" }, el("label", { htmlFor: account.id }, "Account of the role"), account);
  const policy = el("textarea", { id: "written-policy", className: "taken-text long", readOnly: true, spellcheck: false });
  const notes = el("ul", { className: "notes" });
  const use = el("button", { type: "button", className: "main" }, "Use it as the policy");
  const copies = el("button", { type: "button" }, "Copy");
  const said = el("p", { className: "said", role: "status" });
  const element = await dialog(
    "written",
    "The least policy for this token",
    el(
      "div",
      { className: "dialog-body" },
      intro,
      el("div", { className: "choices" }, el("div", { className: "field" }, el("label", { htmlFor: language.id }, "Written as"), language), ofAccount),
      el("label", { htmlFor: policy.id, className: "taken-label" }, "The policy"),
      policy,
      notes,
      el("div", { className: "buttons" }, use, copies, said),
    ),
  );

  let page;
  let advice;
  let side;
  const update = () => {
    said.textContent = "";
    const texts = tableOf(page.texts());
    const known = side === "aws" && account.value.trim() ? { account: account.value.trim() } : {};
    const [text, told] = written(advice, side, language.value, askedOf(side, { ...texts, ...known }));
    policy.value = text;
    notes.replaceChildren(...told.map((note) => el("li", {}, ...prose(note))));
    for (const button of [use, copies]) button.disabled = text === "";
    use.hidden = language.value !== "json";
  };
  language.addEventListener("change", update);
  account.addEventListener("input", update);
  copies.addEventListener("click", async () => {
    said.textContent = (await copy(policy.value, policy)) ? "Copied." : "The browser did not allow it: the policy is selected, copy it yourself.";
  });
  use.addEventListener("click", () => {
    const name = side === "aws" ? "policy" : "pulumi-policy";
    page.put(Object.entries(folded({ ...unfolded(tableOf(page.texts())), [name]: policy.value })).flat());
    element.close();
    document.getElementById(side === "aws" ? "verdict" : "pulumi-verdict").focus();
  });

  const of = (from, module) => {
    [page, advice, side] = [from, module, sideShown()];
    const chosen = language.value || "json";
    const names = Object.keys(LANGUAGES).filter((name) => side === "aws" || !ONLY_AWS.includes(name));
    language.replaceChildren(...names.map((name) => new Option(LANGUAGES[name], name)));
    language.value = names.includes(chosen) ? chosen : "json";
    const texts = tableOf(page.texts());
    account.value = side === "aws" ? (accountIn(texts) ?? "") : "";
    ofAccount.hidden = side !== "aws";
    const what = side === "aws" ? "assume the role" : "be exchanged for what is asked for";
    intro.textContent = `It lets exactly this token ${what}. What another run has otherwise is noted below it, and not let in.`;
    update();
  };
  return { element, of };
}

/** The account that the request or the policy is about. */
const accountIn = (texts) => texts.account ?? ACCOUNT.exec(texts["role-arn"] ?? "")?.[1] ?? ACCOUNT.exec(texts["provider-arn"] ?? "")?.[1] ?? ACCOUNT.exec(texts.policy ?? "")?.[1];

/** The policy and what there is to say of it; without one why there is none. */
function written(advice, side, language, asked) {
  try {
    const [policy, ...notes] = advice.writePolicy(side, language, asked, Date.now());
    return [policy, notes];
  } catch (why) {
    if (typeof why !== "string") throw why;
    return ["", [why]];
  }
}

/** The parts in backticks as code. */
const prose = (text) => text.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));
