/**
 * An element with its attributes and what stands in it; what is no text or node is left out.
 * @param {string} name
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) node.addEventListener(attribute.slice(2), value);
    else if (value !== undefined) node.setAttribute(attribute, value);
  }
  node.append(...children.filter((child) => child instanceof Node || typeof child === "string"));
  return node;
}

/** The shape of an outcome. */
export const shape = (name) => element("span", { "data-shape": name });

/** A picture of one line, 16 by 16. */
export function picture(line) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of [["class", "icon"], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", line);
  svg.append(path);
  return svg;
}

/** A sentence of the engine, with what it quotes set apart. */
export function prose(sentence) {
  return sentence.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}
