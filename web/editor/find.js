// The panel that finds a text: one field, how many there are, and the way from one to the next.
import {
  SearchQuery,
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  setSearchQuery,
} from "@codemirror/search";
import { EditorView, keymap, runScopeHandlers } from "@codemirror/view";
import { button, element } from "./elements.js";

/**
 * @typedef {import("@codemirror/state").EditorState} EditorState
 * @typedef {import("@codemirror/view").Command} Command
 */

/** Longer lists are not counted to their end. */
const MOST_COUNTED = 999;

/**
 * @param {EditorView} view
 * @returns {import("@codemirror/view").Panel}
 */
function panel(view) {
  const count = element("span", { class: "cm-found-count", role: "status" });
  const ask = () => {
    const query = new SearchQuery({ search: field.value, caseSensitive: sameCase.checked, literal: true });
    if (query.eq(getSearchQuery(view.state))) return;
    /** @type {import("@codemirror/state").StateEffect<unknown>[]} */
    const effects = [setSearchQuery.of(query)];
    const found = query.valid ? nearest(view.state, query) : undefined;
    if (found) effects.push(EditorView.scrollIntoView(found.from));
    view.dispatch({ effects, selection: found ? { anchor: found.from, head: found.to } : undefined });
  };
  const field = element("input", {
    type: "text",
    "main-field": "true",
    "aria-label": "Find",
    placeholder: "Find",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
  });
  const sameCase = element("input", { type: "checkbox" });
  /** @type {(label: string, title: string, run: Command) => HTMLElement} */
  const way = (label, title, run) => button({ title, "aria-label": title }, label, () => run(view));
  const dom = element(
    "div",
    { class: "cm-find", role: "search" },
    field,
    way("↑", "Previous match", findPrevious),
    way("↓", "Next match", findNext),
    way("✕", "Close", closeSearchPanel),
    element("label", {}, sameCase, "Match case"),
    count,
  );
  field.addEventListener("input", ask);
  sameCase.addEventListener("change", ask);
  dom.addEventListener("keydown", (event) => {
    if (runScopeHandlers(view, event, "search-panel")) event.preventDefault();
    else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(view);
    }
  });

  function showCount() {
    const query = getSearchQuery(view.state);
    count.textContent = query.valid ? counted(view.state, query) : "";
  }

  return {
    dom,
    top: true,
    mount() {
      field.value = getSearchQuery(view.state).search;
      field.select();
      showCount();
    },
    update({ docChanged, selectionSet, transactions }) {
      const asked = transactions.some(({ effects }) => effects.some((effect) => effect.is(setSearchQuery)));
      if (asked) field.value = getSearchQuery(view.state).search;
      if (asked || docChanged || selectionSet) showCount();
    },
  };
}

/**
 * @param {SearchQuery} query
 * @param {EditorState} state
 * @param {number} from
 * @returns {Iterable<{ from: number, to: number }>}
 */
const matches = (query, state, from = 0) => ({ [Symbol.iterator]: () => query.getCursor(state, from) });

/**
 * The first match from the selection on, and after the last one the first of all.
 * @param {EditorState} state
 * @param {SearchQuery} query
 */
function nearest(state, query) {
  const { from } = state.selection.main;
  const [next] = matches(query, state, from);
  if (next) return next;
  const [first] = matches(query, state);
  return first;
}

/**
 * Such as `2 of 5`.
 * @param {EditorState} state
 * @param {SearchQuery} query
 */
function counted(state, query) {
  const { from, to } = state.selection.main;
  let [all, current] = [0, 0];
  for (const match of matches(query, state)) {
    all += 1;
    if (match.from === from && match.to === to) current = all;
    if (all === MOST_COUNTED) break;
  }
  const number = all === MOST_COUNTED ? `${all} or more` : `${all}`;
  if (all === 0) return "not found";
  return current > 0 ? `${current} of ${number}` : `${number} found`;
}

const look = EditorView.baseTheme({
  ".cm-find": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.375rem", padding: "0.375rem 0.5rem", font: "var(--small) / 1.5 var(--sans)" },
  ".cm-find input[type=text]": {
    flex: "1 1 8rem",
    minWidth: "0",
    border: "1px solid var(--edge)",
    borderRadius: "6px",
    backgroundColor: "var(--card)",
    padding: "0.15rem 0.5rem",
    font: "var(--small) / 1.6 var(--mono)",
  },
  ".cm-find button": { padding: "0.15rem 0.5rem" },
  ".cm-find label": { display: "flex", alignItems: "center", gap: "0.25rem" },
  ".cm-found-count": { color: "var(--soft)", minWidth: "4.5rem" },
});

const scope = "editor search-panel";
const keys = [
  { key: "Mod-f", run: openSearchPanel, scope },
  { key: "F3", run: findNext, shift: findPrevious, scope, preventDefault: true },
  { key: "Mod-g", run: findNext, shift: findPrevious, scope, preventDefault: true },
  { key: "Escape", run: closeSearchPanel, scope },
];

export const find = [search({ top: true, createPanel: panel }), keymap.of(keys), look];
