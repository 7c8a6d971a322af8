// Where the package has what an element loads: in words that bundlers follow.

/** The interface, ready to be called. */
export async function loadInterface() {
  const view = await import("./whydenied-web.js");
  await view.default();
  return view;
}

/** The styles, as the text of a sheet; and those of an element with editors. */
export const loadStyle = () => import("./element-style.js");
export const loadStyleOfPlayground = () => import("./playground-style.js");

/** The editors. */
export const loadEditors = () => import("./editor.js");

/** The engine, which is still to be told to load. */
export const loadEngine = () => import("./engine.js");

/** A worker would want a bundler that is set up for workers of modules. @returns {Worker} */
export const startWorker = () => {
  throw new Error("the engine runs in the page");
};

/** The address of the shapes of outcomes. */
export const shapes = new URL("./shapes.svg", import.meta.url).href;

/** A package has no playground. @type {string | undefined} */
export const playground = undefined;
