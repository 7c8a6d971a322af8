// Starts the page, and loads its other parts when they are asked for. A file of its own, so that the
// Content-Security-Policy can forbid inline scripts.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const root = document.documentElement;
const embedded = root.hasAttribute("data-embed");
// Not there without a secure connection, nor in an embedded page, whose visitors came for another one.
const workers = embedded ? undefined : navigator.serviceWorker;

/** What loads something once. After a failure another attempt may find what this one missed. */
const once = (load) => {
  let loaded;
  return () => {
    loaded ??= load();
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
};
const started = async (module) => {
  await module.default();
  return module;
};

/** The engine, as far as a verdict needs it. */
const loadEngine = once(async () => started(await import("./whydenied-verdict.js")));
/** The engine beyond the verdict on a trust policy. */
const loadAdvice = once(async () => started(await import("./whydenied-advice.js")));
/** The arithmetic of signatures, needed when keys are pasted. */
const loadSignatureCheck = once(async () => started(await import("./whydenied-signature-wasm.js")));

/** The parts that are loaded when they are asked for, each given the page to work with. */
const parts = {
  gallery: () => import("./gallery/gallery.js"),
  share: () => import("./share/dialog.js"),
  link: () => import("./share/link.js"),
  remember: () => import("./remember.js"),
  exchange: () => import("./exchange.js"),
  clipboard: () => import("./clipboard.js"),
  explanation: () => import("./explanation.js"),
  intake: () => import("./intake.js"),
  written: () => import("./written.js"),
  verdict: once(async () => {
    const [part, engine] = await Promise.all([import("./verdict.js"), loadEngine()]);
    part.open(page, engine, editors, loadSignatureCheck);
    tellVersion(engine);
    verdict = part;
    textsChanged();
    performance.mark("whydenied-answers");
    return part;
  }),
  advice: async () => {
    const [part, module] = await Promise.all([import("./advice.js"), loadAdvice()]);
    part.open(page, module);
    return part;
  },
};

/** The side of AWS, as soon as the engine is there. */
let verdict;
/** The side of Pulumi Cloud, once it was opened. */
let exchange;

// The page says when a text has changed, and the verdict follows at once. What follows from it beyond that takes longer
// than a frame: where it stands already, it waits for a pause in the typing.
const PAUSE_MS = 150;
let changed;
globalThis.textsChanged = (pause = canWait() ? PAUSE_MS : 0) => {
  queueMicrotask(judge);
  clearTimeout(changed);
  changed = setTimeout(advise, pause);
};
const placeOfAdvice = () => document.querySelector("#answer [data-advice]");
const canWait = () => root.dataset.tab !== "pulumi" && placeOfAdvice()?.hasChildNodes();
const judge = () => {
  exchange?.follow();
  if (verdict) return verdict.follow();
  if (page.texts().length > 0) document.getElementById("next").textContent = "The engine is on its way: the verdict follows.";
  return use("verdict", () => {});
};
const advise = () => {
  if (root.dataset.tab === "pulumi") return exchange?.judge();
  // Nothing to advise before the first verdict.
  if (placeOfAdvice()) return use("advice", (advice) => advice.follow());
};

// What is typed before the editors are there can be undone in them.
const typed = [];
const keepTyped = ({ target: area }) => {
  if (area.matches("textarea")) typed.push({ area, text: area.value, time: Date.now() });
  if (typed.length > 200) typed.shift();
};
addEventListener("beforeinput", keepTyped);

let haveStarted;
const hasStarted = new Promise((resolve) => (haveStarted = resolve));
/** The editors, a module of its own: it waits until the engine is there and the browser has nothing else to do. */
const editors = openEditors();
// Without them the text areas stay.
editors.catch(() => {});
async function openEditors() {
  await hasStarted;
  await loadEngine().catch(() => {});
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
  const { Editors } = await import("./editor.js");
  removeEventListener("beforeinput", keepTyped);
  return new Editors(typed);
}

// What cannot be read where it was pasted may belong to the side of Pulumi Cloud, of which the page itself knows nothing.
addEventListener("input", ({ target, inputType, data }) => {
  if (!page || !/^insertFrom(?:Paste|Drop)$/.test(inputType)) return;
  const pasted = { area: target, whole: target.value, text: data ?? target.value, before: page.texts() };
  // The page looks first.
  setTimeout(async () => {
    await use("verdict", () => {});
    const problem = document.getElementById(target.getAttribute("aria-describedby"))?.querySelector(".problem");
    // Any object may be claims.
    const isAstray = problem || root.dataset.tab === "pulumi" || /"(?:decision|tokenType|requested_token_type)"/.test(pasted.text);
    if (isAstray) use("intake", async (intake) => intake.take(page, await loadAdvice(), turnTo, pasted));
  });
}, true);

let page;
try {
  await takeNewVersion();
  page = await import(new URL(js, document.baseURI));
  // On their way while the page starts, so that of the engine only the module itself is missing then.
  Promise.all([import("./verdict.js"), import("./whydenied-verdict.js")]).catch(() => {});
  await page.default({ module_or_path: new URL(wasm, document.baseURI) });
  prepare(page);
  haveStarted();
  performance.mark("whydenied-ready");
} catch (error) {
  const notice = document.getElementById("cannot-start");
  notice.querySelector("span").textContent = `${error.message ?? error}. It needs a browser with WebAssembly.`;
  notice.hidden = false;
  throw error;
}

/** Brings the frame of the page to life. */
function prepare(page) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-opens], [data-example], [data-explains], [data-copies]");
    const { opens, example, explains, copies, form } = button?.dataset ?? {};
    if (example) use("gallery", async (gallery) => turnTo(await gallery.show(page, example)));
    else if (explains) use("explanation", (explanation) => explanation.open(explains, loadAdvice));
    else if (copies) use("clipboard", (clipboard) => clipboard.copyOf(button));
    else if (opens) use(opens, (part) => part.open(page, loadAdvice, form));
    else if (target.closest?.(".put-aside-note button")) turnToTexts();
  });

  for (const tab of document.querySelectorAll("[data-tab]:not(html)")) {
    tab.addEventListener("click", () => turnTo(tab.dataset.tab));
  }

  const theme = document.getElementById("theme");
  theme.value = root.dataset.theme ?? "";
  theme.addEventListener("change", () => setTheme(theme.value));

  const remember = document.getElementById("remember");
  remember.checked = remembers();
  const turnMemory = () => use("remember", (part) => part.turn(page, remember.checked, loadAdvice));
  remember.addEventListener("change", turnMemory);
  const remembered = remember.checked ? use("remember", (part) => part.recall(page)).then(turnToTexts) : undefined;
  remembered?.then(turnMemory);

  const followLink = () => /^#(v\d+|example)=/.test(location.hash) && use("link", (part) => part.follow(page, parts, turnTo));
  addEventListener("hashchange", followLink);
  Promise.resolve(remembered).then(followLink);

  // Without it the page works as well, but not offline.
  const registered = workers?.register("./service-worker.js", { updateViaCache: "none" });
  // A browser looks for a new version when it likes to, which may be much later.
  registered?.then((registration) => workers.controller && registration.update()).catch(() => {});
}

/** The version of the engine, and how old what it knows is. */
function tellVersion(engine) {
  const [version, factsAsOf, recordedOn] = engine.about();
  const date = (options, day) => new Date(day).toLocaleDateString("en", { timeZone: "UTC", ...options });
  const month = date({ month: "long", year: "numeric" }, factsAsOf);
  document.getElementById("about").textContent = `Engine ${version}, AWS facts of ${month}.`;
  document.getElementById("recorded").textContent = date({ dateStyle: "long" }, recordedOn);
}

/** Shows the side of AWS or that of Pulumi Cloud; each keeps its texts, and both have the token. */
async function turnTo(side) {
  if (side === "pulumi") await use("exchange", async (part) => {
    part.open(page, await loadAdvice(), editors);
    exchange = part;
  });
  root.dataset.tab = side;
  for (const tab of document.querySelectorAll("[data-tab]:not(html)")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === side));
  }
  document.querySelector(".skip").hash = side === "pulumi" ? "#pulumi-verdict" : "#verdict";
}

/** Shows the only side that has texts of its own, if there is one. */
function turnToTexts() {
  const names = page.texts().filter((_, at) => at % 2 === 0);
  const [aws, pulumi] = ["policy", "pulumi"].map((name) => names.includes(name));
  if (aws !== pulumi) return turnTo(pulumi ? "pulumi" : "aws");
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
