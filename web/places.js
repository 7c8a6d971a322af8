// A click on what names a place selects that place in its text. A place is written as the engine does: which text, from
// and to in bytes.

/** The areas of the texts; that on AWS and that on Pulumi Cloud have a policy each. */
const AREAS = { token: "token", policy: "policy", jwks: "jwks", "resource-control-policy": "limits" };

/** The place that was clicked. A click that ends a selection of text is none: it is there to be copied. */
export function placeClicked({ target }) {
  return getSelection().isCollapsed ? target.closest("[data-place]")?.dataset.place : undefined;
}

/** Selects a place and brings it into view, in the editor once that is there. */
export function select(place, editors, areas = AREAS) {
  const [input, start, end] = place.split(" ");
  const area = document.getElementById(areas[input]);
  if (!area) return;
  area.closest("details:not([open])")?.setAttribute("open", "");
  if (editors?.select(area.id, Number(start), Number(end))) return;
  const bytes = new TextEncoder().encode(area.value);
  const before = (at) => new TextDecoder().decode(bytes.subarray(0, at));
  area.focus();
  area.setSelectionRange(before(start).length, before(end).length);
  const [line, lines] = [before(start), area.value].map((text) => text.split("\n").length);
  area.scrollTop = (area.scrollHeight / lines) * Math.max(0, line - 3);
  area.scrollIntoView({ block: "nearest" });
}
