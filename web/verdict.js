// The side of AWS, and the token: what is said of the texts follows them as they are typed.
import { open as openClaims } from "./claims.js";
import { placeClicked, select } from "./places.js";
import { tableOf } from "./texts.js";

const AREAS = ["token", "policy", "limits", "jwks"];

/** Times such as `expired 3 minutes ago` are brought up to date. */
const PERIOD_MS = 15_000;

/** So often the first texts with a verdict are judged before one edits them: a browser compiles well only what has run often. */
const REHEARSALS = 200;
/** The most of an idle period, in milliseconds, that goes into rehearsals: what one types does not wait for longer. */
const REHEARSING_MS = 10;

let page;
let engine;
let editors;
let loadCheck;
let isRehearsed = false;
/** The texts as the engine has them, and what it found in each pane. */
const taken = {};
const found = Object.fromEntries(AREAS.map((id) => [id, []]));

/** Makes itself ready to judge what stands in the panes whenever it is asked to. The editors come when they are there. */
export function open(from, module, editorsLater, loadSignatureCheck) {
  if (engine) return;
  [page, engine, loadCheck] = [from, module, loadSignatureCheck];
  page.useEngine(engine);
  openClaims(page, engine, follow);
  document.getElementById("page").addEventListener("click", act);
  setInterval(follow, PERIOD_MS);
  editorsLater.then((opened) => {
    editors = opened;
    for (const id of AREAS) {
      editors.open(document.getElementById(id));
      // They may be there before the first verdict is.
      if (id in taken) mark(id);
    }
  }, () => {});
}

/** Judges the texts as they stand, and shows in the editors what was found. */
export function follow() {
  const changed = tableOf(page.judged());
  for (const [name, text] of Object.entries(changed)) engine.take(name, (taken[name] = text));
  const spoken = engine.judge(page.notes(), page.pastedToken() !== undefined, Date.now());
  for (const id of AREAS) {
    const anew = engine.found(id);
    if (anew) found[id] = anew;
    if (anew || id in changed) mark(id);
  }
  const voice = document.getElementById("spoken");
  if (voice.textContent !== spoken) voice.textContent = spoken;
  if (engine.asksForCheck()) check();
  if (isRehearsed || !["token", "policy"].every((id) => taken[id] && engine.isReadable(id))) return;
  isRehearsed = true;
  rehearse(REHEARSALS);
}

/** Judges the same texts again, so many times, while there is nothing else to do. */
function rehearse(times) {
  globalThis.requestIdleCallback?.(() => {
    const end = performance.now() + REHEARSING_MS;
    for (; times > 0 && performance.now() < end; times -= 1) follow();
    if (times > 0) rehearse(times);
  });
}

function mark(id) {
  const isReadable = engine.isReadable(id);
  const area = document.getElementById(id);
  if (isReadable) area.removeAttribute("aria-invalid");
  else area.setAttribute("aria-invalid", "true");
  editors?.show(id, taken[id]);
  editors?.mark(id, found[id], isReadable);
}

/** The arithmetic of signatures is a module of its own, loaded when keys are pasted. */
async function check() {
  try {
    engine.useCheck(await loadCheck());
  } catch (error) {
    engine.missCheck(String(error.message ?? error));
  }
  follow();
}

/** Does what was clicked on this side. */
function act(event) {
  const { target } = event;
  // The other side has its own.
  if (target.closest("#pulumi-side, #pulumi-verdict")) return;
  const place = placeClicked(event);
  const key = target.closest("[data-ask]")?.dataset.ask;
  if (place) select(place, editors);
  else if (key) page.askFor(key);
  else if (target.closest("[data-undo]")) page.undoMove();
}
