// The examples: real denials with their causes, by issuer and by cause.
import { dialog, el } from "../dialog.js";

const VERDICTS = { allowed: ["pass", "Allowed"], denied: ["fail", "Denied"], depends: ["depends", "It depends"] };
/** Stands where a signature would be; readable, so that nobody takes it for one. */
const SIGNATURE = "EXAMPLE-ONLY-nobody-signed-this-token";
const HEADER = { alg: "RS256", kid: "example", typ: "JWT" };

let loading;
let opened;

/** Puts one of the examples into the page; the side that it is on. */
export async function show(page, id) {
  const example = (await examples()).find((example) => example.id === id);
  if (!example) throw new Error(`there is no example ${id}`);
  opened?.close();
  page.showExample(Object.entries(texts(example)).flat());
  return example.pulumi ? "pulumi" : "aws";
}

/** Opens the gallery. */
export async function open() {
  opened ??= await gallery(await examples());
  opened.showModal();
}

/** The examples, fetched once. */
function examples() {
  loading ??= fetch(new URL("./examples.jsonl", import.meta.url))
    .then(async (answer) => {
      if (!answer.ok) throw new Error(`the examples are missing (${answer.status})`);
      return (await answer.text()).trim().split("\n").map((line) => JSON.parse(line));
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** What an example puts into the page, by the names of the panes and fields. */
function texts({ claims, policy, limits, request = {}, pulumi }) {
  const now = Math.floor(Date.now() / 1000);
  const payload = JSON.stringify(claims, (_, value) => {
    const time = /^now([+-]\d+)$/.exec(value);
    return time ? now + Number(time[1]) : value;
  });
  const token = [base64url(JSON.stringify(HEADER)), base64url(payload), SIGNATURE].join(".");
  const fields = Object.entries(request).map(([id, value]) => [id, String(value)]);
  return {
    token,
    ...(policy && { policy: pretty(policy) }),
    ...(limits && { limits: pretty(limits) }),
    ...Object.fromEntries(fields),
    ...(pulumi && { pulumi: JSON.stringify({ ...pulumi, policy: pretty(pulumi.policy) }) }),
  };
}

const pretty = (document) => (typeof document === "string" ? document : JSON.stringify(document, null, 2));

function base64url(text) {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

async function gallery(examples) {
  const search = el("input", { type: "search", placeholder: "Search", ariaLabel: "Search the examples", autocomplete: "off" });
  const issuer = choice("Issuer", "All issuers", examples.map((example) => example.issuer));
  const about = choice("Cause", "All causes", examples.map((example) => example.about));
  const count = el("p", { className: "count", role: "status" });
  const list = el("ul", { className: "examples gallery-list" }, ...examples.map(card));
  const cards = [...list.children];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    examples.forEach((example, index) => {
      const text = `${example.issuer} ${example.title} ${example.story} ${example.cause ?? ""} ${example.verdict}`.toLowerCase();
      cards[index].hidden = !(
        [example.issuer, ""].includes(issuer.value) &&
        [example.about, ""].includes(about.value) &&
        words.every((word) => text.includes(word))
      );
    });
    const shown = cards.filter((card) => !card.hidden).length;
    count.textContent = shown === 0 ? "No example fits" : `${shown} of ${examples.length}`;
  };
  for (const field of [search, issuer, about]) field.addEventListener("input", filter);
  list.addEventListener("keydown", walk);
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") focus(cards.find((card) => !card.hidden), event);
  });
  filter();

  const filters = el("div", { className: "filters" }, search, issuer, about, count);
  const element = await dialog("examples", "Examples", filters, list);
  // Typing begins to search at once, but a phone's keyboard should not cover the list.
  if (matchMedia("(pointer: fine)").matches) search.autofocus = true;
  return element;
}

/** A choice among the values, each with how often it is there. */
function choice(label, all, values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const options = [...counts].map(([value, count]) => new Option(`${value} (${count})`, value));
  return el("select", { ariaLabel: label, autocomplete: "off" }, new Option(all, ""), ...options);
}

function card({ id, issuer, title, story, verdict, cause }) {
  const [mark, word] = VERDICTS[verdict];
  const button = el("button", { type: "button", className: "example" }, el("span", { "data-shape": mark }), el("b", {}, title));
  button.append(el("span", { className: "from" }, `${word} · ${issuer}`));
  button.append(el("span", { className: "story" }, ...prose(story)));
  if (cause) button.append(el("code", { className: "code" }, cause));
  button.dataset.example = id;
  return el("li", {}, button);
}

/** The parts in backticks as code. */
function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));
}

/** The arrow keys walk through the list. */
function walk(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  let card = event.target.closest("li")[step];
  while (card?.hidden) card = card[step];
  focus(card, event);
}

function focus(card, event) {
  if (!card) return;
  event.preventDefault();
  card.firstElementChild.focus();
}
