// What the author of an element wrote into it: attributes, children, and files of the page's own site.

/** What any element may have, and those of this one that are no texts. */
const OTHERS = new Set(
  "class dir height hidden id inert is kind lang markdown nonce part playground role slot style tabindex theme title translate view".split(" "),
);
const OF_OTHERS = /^(?:data-|aria-|on|v-|x-|:|@)/;
const SRC = /-src$/;

/**
 * Each text with its name, or with `null` where its content says what it is.
 * @param {Element} element
 * @returns {Promise<[name: string | null, text: string][]>}
 */
export async function read(element) {
  const attributes = [...element.attributes].filter(({ name }) => !OTHERS.has(name) && !OF_OTHERS.test(name));
  const given = attributes.map(({ name, value }) => (SRC.test(name) ? fetched(name.replace(SRC, ""), value) : [name, value]));
  return /** @type {Promise<[string | null, string][]>} */ (Promise.all([...children(element), ...given]));
}

/**
 * The blocks of code and of data in it. A block of line numbers is none.
 * @param {Element} element
 */
function children(element) {
  const blocks = [...element.querySelectorAll('pre, script[type="application/json"], script[type="text/plain"]')];
  const named = blocks.map((block) => [block.closest("[data-for]")?.getAttribute("data-for") ?? null, block.textContent ?? ""]);
  return named.filter(([, text]) => /[^\d\s]/.test(text ?? ""));
}

/**
 * @param {string} name
 * @param {string} address
 */
async function fetched(name, address) {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) throw new Error(`${name}-src is an address of another site, and only this one's are read`);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${name}-src: ${address} could not be read (${answer.status})`);
  return [name, await answer.text()];
}
