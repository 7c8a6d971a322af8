// What belongs together in the policy, the token and the verdict is set apart in all three: a condition
// where it stands, its row in the verdict, and the claim that it tests.
import { claims, isClaim } from "./text/claims.js";

/** What the verdict calls the texts of the areas; that on AWS and that on Pulumi Cloud have a policy each. */
const INPUTS = { token: "token", policy: "policy", limits: "resource-control-policy", jwks: "jwks", "pulumi-policy": "policy" };

/** The verdict that is shown, and whether an area is of its side. */
const isPulumi = () => document.documentElement.dataset.tab === "pulumi";
const verdict = () => document.getElementById(isPulumi() ? "pulumi-verdict" : "verdict");
const isShown = ({ id }) => id === "token" || (id === "pulumi-policy") === isPulumi();

/** A place as the verdict writes it: which text, from and to in bytes, line and column. */
function placeOf(row) {
  const [input, start, end] = row.dataset.place.split(" ");
  return { row, input, start: Number(start), end: Number(end) };
}

/** The claims of a text, found once. */
const claimsOf = (() => {
  let [text, found] = ["", []];
  return (asked) => {
    if (asked !== text) [text, found] = [asked, claims(asked)];
    return found;
  };
})();

/** Once for all that happens until then, and after the verdict of the texts as they stand is painted. */
const SOON_MS = 30;

const rows = (selector) => [...document.querySelectorAll(selector)].map(placeOf);

export class Pointing {
  /** @param {Map<string, import("./text_editor.js").TextEditor>} editors */
  constructor(editors) {
    this.editors = editors;
    this.from = null;
    this.isAsked = false;
    const choose = ({ target }) => {
      const claim = target.closest?.(".claims [data-claim]")?.dataset.claim;
      if (claim !== undefined) this.at({ claim });
    };
    addEventListener("click", choose);
    addEventListener("focusin", choose);
  }

  /** Points from an editor, at what its cursor is in, or from a claim; without either, from the same as before. */
  at(from = this.from) {
    this.from = from;
    if (this.isAsked) return;
    this.isAsked = true;
    setTimeout(() => {
      this.isAsked = false;
      this.#show();
    }, SOON_MS);
  }

  #show() {
    const { claim = null, tests = [] } = this.#target();
    const isNamed = (name) => claim !== null && isClaim(name, claim);
    const current = new Set(tests.map(({ row }) => row));
    for (const row of document.querySelectorAll(".claims [data-claim]")) {
      if (isNamed(row.dataset.claim)) current.add(row);
    }
    for (const row of document.querySelectorAll("[data-place][aria-current], [data-claim][aria-current]")) {
      if (!current.has(row)) row.removeAttribute("aria-current");
    }
    for (const row of current) row.setAttribute("aria-current", "true");
    for (const editor of this.editors.values()) {
      if (editor === this.from || !isShown(editor)) editor.pointAt([]);
      else if (editor.id === "token") editor.pointAt(claimsOf(editor.text).filter(({ name }) => isNamed(name)));
      else editor.pointAt(tests.filter(({ input }) => input === INPUTS[editor.id]).map((test) => editor.units(test)));
    }
  }

  /** The tests of the verdict that are pointed at, and their claim. */
  #target() {
    const { from } = this;
    if (!from || (from.id && !isShown(from))) return {};
    const all = rows(`#${verdict().id} .test-row[data-place]`);
    const testing = (claim) => all.filter(({ row }) => row.dataset.claim && isClaim(claim, row.dataset.claim));
    if (from.claim !== undefined) return { claim: from.claim, tests: testing(from.claim) };
    const { from: start, to: end } = from.view.state.selection.main;
    if (from.id === "token") {
      const claim = claimsOf(from.text).find((claim) => claim.from <= start && end <= claim.to)?.name;
      return claim === undefined ? {} : { claim, tests: testing(claim) };
    }
    const tests = all.filter((test) => {
      if (test.input !== INPUTS[from.id]) return false;
      const { from: testStart, to: testEnd } = from.units(test);
      return testStart <= start && end <= testEnd;
    });
    return { claim: tests[0]?.row.dataset.claim, tests };
  }

  /** Brings the row of the place into view, and moves the focus to it. */
  show(editor, at) {
    const byte = editor.places.byteAt(at);
    const around = rows(`#${verdict().id} [data-place], .problem [data-place]`).filter(
      ({ input, start, end }) => input === INPUTS[editor.id] && start <= byte && byte <= end,
    );
    around.sort((a, b) => a.end - a.start - (b.end - b.start));
    const row = around[0]?.row ?? verdict();
    (row.matches("button") ? row : (row.querySelector("button:not(:disabled)") ?? row)).focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }
}
