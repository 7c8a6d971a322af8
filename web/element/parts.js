// Where the page has what an element loads. The npm package has a file of this name that says it of a package.

/** The scripts and the module of the interface: their names are filled in when the page is built. */
const { js, wasm } = /** @type {{ js: string, wasm: string }} */ (/** @type {any} */ (self).__WHYDENIED_BUILT);
/** @param {string} name */
const here = (name) => new URL(name, import.meta.url).href;

/** The interface, ready to be called. */
export async function loadInterface() {
  const view = await import(here(js));
  await view.default({ module_or_path: here(wasm) });
  return view;
}

/** The styles, as the text of a sheet; and those of an element with editors. */
export const loadStyle = () => import(here("./element-style.js"));
export const loadStyleOfPlayground = () => import(here("./playground-style.js"));

/** The editors. */
export const loadEditors = () => import(here("./editor.js"));

/** The engine, which is still to be told to load. */
export const loadEngine = () => import(here("./engine.js"));

/** A worker with the engine. */
export const startWorker = () => new Worker(here("./worker.js"), { type: "module" });

/** The address of the shapes of outcomes. */
export const shapes = here("./shapes.svg");

/** The address of the playground. @type {string | undefined} */
export const playground = here("./");
