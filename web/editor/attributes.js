/** The id of what the keys do, for those who hear the page. */
const KEYS = "editor-keys";

/**
 * The area's own words, which the editor goes by.
 * @param {HTMLTextAreaElement} area
 * @returns {Record<string, string>}
 */
export function attributes(area) {
  const label = area.labels[0]?.textContent;
  const labelledBy = area.getAttribute("aria-labelledby");
  return {
    ...(labelledBy ? { "aria-labelledby": labelledBy } : {}),
    ...(label ? { "aria-label": label } : {}),
    "aria-describedby": `${area.getAttribute("aria-describedby") ?? ""} ${KEYS}`,
    "data-area": area.id,
    tabindex: "0",
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
  };
}
