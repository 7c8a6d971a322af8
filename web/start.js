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
  clipboard: () => import("./clipboard.js"),
  explanation: () => import("./explanation.js"),
  intake: () => import("./intake.js"),
  written: () => import("./written.js"),
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

// The page says when a text has changed. What follows from it beyond the verdict takes longer than a frame: where it
// stands already, it waits for a pause in the typing.
const PAUSE_MS = 150;
/** The side of Pulumi Cloud, once it was opened. */
let exchange;
let changed;
globalThis.textsChanged = (pause = canWait() ? PAUSE_MS : 0) => {
  setTimeout(() => exchange?.follow());
  clearTimeout(changed);
  changed = setTimeout(follow, pause);
};
const canWait = () => root.dataset.tab !== "pulumi" && document.querySelector("[data-advice]")?.hasChildNodes();
const follow = () => {
  if (root.dataset.tab === "pulumi") return exchange?.judge();
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

let haveEditors;
/** The editors, once they are there. */
const editors = new Promise((resolve) => (haveEditors = resolve));
// The editors are a module of their own, loaded when the page stands and the browser has nothing else to do.
globalThis.loadEditors = async () => {
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
  const { Editors } = await import("./editor.js");
  removeEventListener("beforeinput", keepTyped);
  const opened = new Editors(typed);
  haveEditors(opened);
  return opened;
};

// What cannot be read where it was pasted may belong to the side of Pulumi Cloud, of which the page itself knows nothing.
addEventListener("input", ({ target, inputType, data }) => {
  if (!page || !/^insertFrom(?:Paste|Drop)$/.test(inputType)) return;
  const pasted = { area: target, whole: target.value, text: data ?? target.value, before: page.texts() };
  // The page looks first.
  setTimeout(() => {
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
    const button = target.closest?.("[data-opens], [data-example], [data-explains], [data-copies]");
    const { opens, example, explains, copies, form } = button?.dataset ?? {};
    if (example) use("gallery", async (gallery) => turnTo(await gallery.show(page, example)));
    else if (explains) use("explanation", (explanation) => explanation.open(explains, loadAdvice));
    else if (copies) use("clipboard", (clipboard) => clipboard.copyOf(button));
    else if (opens) use(opens, (part) => part.open(page, loadAdvice, form));
    else if (target.closest?.(".shelf-note button")) turnToTexts();
  });

  for (const tab of document.querySelectorAll("[data-tab]:not(html)")) {
    tab.addEventListener("click", () => turnTo(tab.dataset.tab));
  }

  const theme = document.getElementById("theme");
  theme.value = root.dataset.theme ?? "";
  theme.addEventListener("change", () => setTheme(theme.value));

  const remember = document.getElementById("remember");
  remember.checked = remembers();
  remember.addEventListener("change", () => use("remember", (part) => part.turn(page, remember.checked)));
  const remembered = remember.checked ? use("remember", (part) => part.turn(page, true)).then(turnToTexts) : undefined;

  const followLink = () => /^#(v\d+|example)=/.test(location.hash) && use("link", (part) => part.follow(page, parts, turnTo));
  addEventListener("hashchange", followLink);
  Promise.resolve(remembered).then(followLink);

  // Without it the page works as well, but not offline.
  const registered = workers?.register("./service-worker.js", { updateViaCache: "none" });
  // A browser looks for a new version when it likes to, which may be much later.
  registered?.then((registration) => workers.controller && registration.update()).catch(() => {});
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
