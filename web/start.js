// Starts the page, and loads its other parts when they are asked for. A file of its own, so that the
// Content-Security-Policy can forbid inline scripts.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const root = document.documentElement;
const embedded = root.hasAttribute("data-embed");
// Not there without a secure connection, nor in an embedded page, whose visitors came for another one.
const workers = embedded ? undefined : navigator.serviceWorker;

/** The parts that are loaded when they are asked for, each given the page to work with. */
const parts = {
  gallery: () => import("./gallery/gallery.js"),
  share: () => import("./share/dialog.js"),
  link: () => import("./share/link.js"),
  remember: () => import("./remember.js"),
  exchange: () => import("./exchange.js"),
  advice: async () => {
    const [part, module] = await Promise.all([import("./advice.js"), loadAdvice()]);
    part.open(page, module);
    return part;
  },
};

/** The engine beyond the verdict on a trust policy. */
let advice;
const loadAdvice = () => {
  advice ??= import("./whydenied-advice.js").then(async (module) => {
    await module.default();
    return module;
  });
  // Another attempt may find what this one missed.
  advice.catch(() => (advice = undefined));
  return advice;
};

// The page says when a text has changed. What follows from it beyond the verdict takes longer than a frame, and
// waits for a pause in the typing.
const PAUSE_MS = 150;
let changed;
globalThis.textsChanged = (pause = PAUSE_MS) => {
  clearTimeout(changed);
  changed = setTimeout(follow, pause);
};
const follow = () => {
  if (root.dataset.tab === "pulumi") return use("exchange", (exchange) => exchange.judge());
  // Nothing to advise before the first verdict.
  if (document.querySelector("[data-advice]")) return use("advice", (advice) => advice.follow());
};

// The arithmetic of signatures is a module of its own, loaded when keys are pasted.
globalThis.loadSignatureCheck = async () => {
  const check = await import("./whydenied-signature-wasm.js");
  await check.default();
  return check;
};

// What is typed before the editors are there can be undone in them.
const typed = [];
const keepTyped = ({ target: area }) => {
  if (area.matches("textarea")) typed.push({ area, text: area.value, time: Date.now() });
  if (typed.length > 200) typed.shift();
};
addEventListener("beforeinput", keepTyped);

let editors;
// The editors are a module of their own, loaded when the page stands and the browser has nothing else to do.
globalThis.loadEditors = async () => {
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
  const { Editors } = await import("./editor.js");
  removeEventListener("beforeinput", keepTyped);
  return (editors = new Editors(typed));
};

let page;
try {
  await takeNewVersion();
  page = await import(new URL(js, document.baseURI));
  await page.default({ module_or_path: new URL(wasm, document.baseURI) });
  furnish(page);
  performance.mark("whydenied-ready");
} catch (error) {
  const notice = document.getElementById("cannot-start");
  notice.querySelector("span").textContent = `${error.message ?? error}. It needs a browser with WebAssembly.`;
  notice.hidden = false;
  throw error;
}

/** Brings the frame of the page to life. */
function furnish(page) {
  const [version, factsAsOf, recordedOn] = page.about();
  const date = (options, day) => new Date(day).toLocaleDateString("en", { timeZone: "UTC", ...options });
  const month = date({ month: "long", year: "numeric" }, factsAsOf);
  document.getElementById("about").textContent = `Engine ${version}, AWS facts of ${month}.`;
  document.getElementById("recorded").textContent = date({ dateStyle: "long" }, recordedOn);

  document.addEventListener("click", ({ target }) => {
    const asked = target.closest?.("[data-opens], [data-example]")?.dataset;
    if (asked?.example) use("gallery", (gallery) => showExample(page, gallery, asked.example));
    else if (asked) use(asked.opens, (part) => part.open(page));
  });

  for (const tab of document.querySelectorAll("[data-tab]:not(html)")) {
    tab.addEventListener("click", () => turnTo(page, tab.dataset.tab));
  }

  const theme = document.getElementById("theme");
  theme.value = root.dataset.theme ?? "";
  theme.addEventListener("change", () => setTheme(theme.value));

  const remember = document.getElementById("remember");
  remember.checked = remembers();
  remember.addEventListener("change", () => use("remember", (part) => part.turn(page, remember.checked)));
  const remembered = remember.checked ? use("remember", (part) => part.turn(page, true)) : undefined;

  const followLink = () => /^#(v\d+|example)=/.test(location.hash) && use("link", (part) => part.follow(page, parts, (content) => showPulumi(page, content)));
  addEventListener("hashchange", followLink);
  Promise.resolve(remembered).then(followLink);

  // Without it the page works as well, but not offline.
  const registered = workers?.register("./service-worker.js", { updateViaCache: "none" });
  // A browser looks for a new version when it likes to, which may be much later.
  registered?.then((registration) => workers.controller && registration.update()).catch(() => {});
}

/** Shows an example on its side. */
async function showExample(page, gallery, id) {
  showPulumi(page, await gallery.show(page, id));
}

/** Shows what there is for the side of Pulumi Cloud, or the side of AWS. */
async function showPulumi(page, content) {
  await turnTo(page, content ? "pulumi" : "aws");
  if (content) await use("exchange", (exchange) => exchange.put(content));
}

/** Shows the side of AWS or that of Pulumi Cloud; each keeps its texts, and both have the token. */
async function turnTo(page, side) {
  if (side === "pulumi") await use("exchange", async (exchange) => exchange.open(page, await loadAdvice(), () => editors));
  root.dataset.tab = side;
  for (const tab of document.querySelectorAll("[data-tab]:not(html)")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === side));
  }
  if (side === "pulumi") use("exchange", (exchange) => exchange.judge());
}

/** Whether it was asked to remember; a browser may refuse to say. */
function remembers() {
  try {
    return !embedded && localStorage.getItem("whydenied") !== null;
  } catch {
    return false;
  }
}

/** Loads a part and uses it; where it cannot be loaded the page says so and goes on. */
async function use(name, act) {
  const missing = document.getElementById("part-missing");
  try {
    const part = await parts[name]();
    missing.hidden = true;
    return await act(part);
  } catch (error) {
    missing.textContent = `A part of the page could not be loaded: ${error.message ?? error}. Try again when you are online.`;
    missing.hidden = false;
  }
}

/** The address carries the theme: it survives a reload, and nothing is stored. */
function setTheme(theme) {
  const address = new URL(location);
  if (theme) {
    root.dataset.theme = theme;
    address.searchParams.set("theme", theme);
  } else {
    delete root.dataset.theme;
    address.searchParams.delete("theme");
  }
  history.replaceState(history.state, "", address);
}

/** A new version that was fetched during the last visit takes over, unless another tab still shows the old one. */
async function takeNewVersion() {
  const waiting = (await workers?.getRegistration().catch(() => undefined))?.waiting;
  if (!waiting || !workers.controller) return;
  // The old one goes once all that it sends has arrived, and the module is underway.
  await (await fetch(new URL(wasm, document.baseURI))).arrayBuffer();
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  const ready = new Promise((resolve) => workers.addEventListener("controllerchange", () => resolve(true), { once: true }));
  waiting.postMessage("take over", [port2]);
  const patience = new Promise((resolve) => setTimeout(resolve, 2000, false));
  if (!(await Promise.race([taken.then((taken) => taken && ready), patience]))) return;
  location.reload();
  await new Promise(() => {});
}
