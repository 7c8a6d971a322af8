// Puts what was pasted or dropped where it belongs, on whichever side that is, and takes it back when asked. What the page
// itself knows of, it has put in place before: the rest is found out by the engine beyond it.
import { folded, unfolded } from "./share/content.js";
import { tableOf } from "./texts.js";

/** What each text is, in the words of the note about it. */
const WORDS = {
  token: "stands in for the token",
  policy: "holds the trust policy of a role in AWS",
  "pulumi-policy": "holds authorization policies of Pulumi Cloud",
  "pulumi-request": "is about the exchange with Pulumi Cloud",
};
const SIDES = { policy: "aws", "pulumi-policy": "pulumi", "pulumi-request": "pulumi" };
/** The panes that are looked into; the issuer's keys are no text that the page gives away. */
const PANES = ["token", "policy", "limits", "pulumi-policy", "pulumi-request"];

/** Finds the place of `text`, which came into `area`; that holds the `whole` now, and the page held what was `before`. */
export async function take(page, advice, turnTo, { area, whole, text, before }) {
  const tab = document.documentElement.dataset.tab;
  const texts = () => unfolded(tableOf(page.texts()));
  const [was, now] = [unfolded(tableOf(before)), texts()];
  // The page has put it there, and tells of it.
  if (area.id === "token" && now.policy !== was.policy) return turnTo("aws");
  const to = advice.placeOf(text);
  if (!to || to === area.id || !PANES.includes(area.id)) return;

  const stays = now[area.id] === whole ? { [area.id]: was[area.id] ?? "" } : {};
  const fields = to === "pulumi-request" ? tableOf(advice.readRequest(text)) : {};
  put(page, { ...now, ...stays, ...fields, [to]: text });
  await turnTo(SIDES[to] ?? tab ?? "aws");
  const undo = async () => {
    put(page, { ...was, [area.id]: whole });
    await turnTo(tab ?? "aws");
  };
  tell([document.getElementById(to), area], `What you pasted ${WORDS[to]}, so it was put where that belongs.`, undo);
}

function put(page, texts) {
  page.put(Object.entries(folded(texts)).flat());
}

/** Says so beneath each area that is in view, until something else comes into one of them. */
function tell(areas, words, undo) {
  const notes = areas.map((area) => note(area, words, () => end(undo)));
  const end = (act) => {
    for (const one of notes) one.remove();
    for (const area of areas) area.removeEventListener("input", over);
    act?.();
  };
  const over = () => end();
  for (const area of areas) area.addEventListener("input", over);
}

function note(area, words, undo) {
  const note = document.createElement("p");
  note.className = "said";
  note.setAttribute("role", "status");
  (area.closest(".editor") ?? area).after(note);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Undo";
  button.addEventListener("click", undo);
  // A live region is heard when its words come, not when it does.
  setTimeout(() => note.append(words, " ", button));
  return note;
}
