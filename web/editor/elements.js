// Elements within the editor: its panels, tooltips and gutter markers. All others are the page's.

/**
 * An element with its attributes and what stands in it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  node.append(...children);
  return node;
}

/**
 * The document that an element stands in, or the shadow root within it.
 * @param {Element} element
 */
export const rootOf = (element) => /** @type {Document | ShadowRoot} */ (element.getRootNode());

/**
 * A button that does something.
 * @param {Record<string, string>} attributes
 * @param {string} label
 * @param {() => void} act
 */
export function button(attributes, label, act) {
  const node = element("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", act);
  return node;
}

/**
 * The shape of an outcome.
 * @param {string} name
 */
export const shape = (name) => element("span", { "data-shape": name });

/**
 * A sentence of the engine, with what it quotes set apart.
 * @param {string} sentence
 */
export function prose(sentence) {
  return sentence.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}
