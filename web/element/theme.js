// Day and night, as the page around an element has it: its own switch first, then the system.

/**
 * What a page has at its root, or at its body, when it was switched to night, and when to day: Docusaurus and others (`data-theme`),
 * Bootstrap, MkDocs Material, mdBook, VitePress and the themes of Hugo.
 */
const NIGHT = `:root:is([data-theme="dark"], [data-bs-theme="dark"], [data-mode="dark"], .dark, .coal, .navy, .ayu),
  body:is([data-md-color-scheme="slate"], [data-theme="dark"], .dark, .dark-mode, .colorscheme-dark)`;
const DAY = `:root:is([data-theme="light"], [data-bs-theme="light"], [data-mode="light"], .light, .rust),
  :root:not(.dark):has(.VPNav),
  body:is([data-md-color-scheme="default"], [data-theme="light"], .light, .colorscheme-light)`;

/** `dark` or `light` where the page has a switch that says so. */
export function switched() {
  if (document.querySelector(NIGHT)) return "dark";
  return document.querySelector(DAY) ? "light" : undefined;
}

/** @type {Set<() => void>} */
const watching = new Set();
/** @type {MutationObserver | undefined} */
let observer;

/**
 * Calls back now, and whenever the page may have been switched. What it returns ends that.
 * @param {() => void} follow
 */
export function watch(follow) {
  observer ??= new MutationObserver(() => watching.forEach((follow) => follow()));
  if (watching.size === 0) for (const part of [document.documentElement, document.body]) observer.observe(part, { attributes: true });
  watching.add(follow);
  follow();
  return () => {
    watching.delete(follow);
    if (watching.size === 0) observer?.disconnect();
  };
}
