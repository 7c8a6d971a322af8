// Starts the page: what it is made of is loaded here, and nothing else happens. A file of its own, so that the
// Content-Security-Policy can forbid inline scripts.
const { js = "", wasm = "" } = /** @type {HTMLElement} */ (document.querySelector("script[data-wasm]")).dataset;
const isEmbedded = document.documentElement.hasAttribute("data-embed");
// Not there without a secure connection, nor in an embedded page, whose visitors came for another one.
const offline = isEmbedded ? undefined : navigator.serviceWorker;

/** @type {Worker | undefined} the one that is started with the page, so that the engine is loaded beside it */
let early;
let isLost = false;
// A worker of a file of its own would go by the headers of that file alone. One of a blob goes by the page's own policy.
const source = `import ${JSON.stringify(new URL("./worker.js", import.meta.url).href)};`;
const start = () => new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
const idle = () => new Promise((rest) => (globalThis.requestIdleCallback ?? setTimeout)(() => rest(undefined)));

/** The ways to what is loaded later. */
const host = {
  startWorker() {
    const [worker, wasLost] = [early, isLost];
    [early, isLost] = [undefined, false];
    if (wasLost) throw new Error("the worker could not be loaded");
    return worker ?? start();
  },
  async loadEngine() {
    const engine = await import("./engine.js");
    await engine.load();
    return engine;
  },
  loadEditors: () => idle().then(() => import("./editor.js")),
  // Without it the page works as well, but not offline.
  keepOffline: () => void idle().then(() => import("./offline.js")).then(({ keep }) => keep(offline)).catch(() => {}),
};

// The page around a frame may make it as high as what it shows.
if (isEmbedded && parent !== self) {
  const tell = () => parent.postMessage({ type: "whydenied:height", height: Math.ceil(document.body.offsetHeight) }, "*");
  new ResizeObserver(tell).observe(document.body);
}

try {
  if (offline?.controller) await (await import("./offline.js")).takeNewVersion(offline, new URL(wasm, document.baseURI));
  try {
    early = start();
    early.onerror = () => (isLost = true);
  } catch {
    // The page is where the engine runs then.
    isLost = true;
  }
  const page = await import(new URL(js, document.baseURI).href);
  await page.default({ module_or_path: new URL(wasm, document.baseURI) });
  page.open(host);
} catch (error) {
  const notice = /** @type {HTMLElement} */ (document.getElementById("cannot-start"));
  /** @type {HTMLElement} */ (notice.querySelector("span")).textContent = `${error instanceof Error ? error.message : error}. It needs a browser with WebAssembly.`;
  notice.hidden = false;
  throw error;
}
