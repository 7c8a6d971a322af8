// <why-denied>: an example of a denied call that is alive in any page. This file alone is loaded with the page; all else
// when an element comes near the viewport.
import * as parts from "./parts.js";
import { read } from "./texts.js";
import { switched, watch } from "./theme.js";

const VIEWS = ["verdict", "lint", "playground"];
const KINDS = ["aws", "pulumi"];
const THEMES = ["auto", "light", "dark"];

/**
 * @typedef {object} Options
 * @property {"aws" | "pulumi"} [kind] the service that decides; else the texts say
 * @property {"verdict" | "lint" | "playground"} [view]
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {[name: string | null, text: string][]} texts each with its name, or `null` where its content says what it is
 * @property {string} [playground] the address of the playground that the link leads to; without one there is no link
 * @property {(decided: Decided) => void} [decided] hears of each verdict
 * @property {() => void} [answered] there is something to see
 */

/**
 * @typedef {object} Decided
 * @property {"aws" | "pulumi"} kind
 * @property {"allowed" | "denied" | "depends"} verdict
 * @property {string | null} cause the code of the first cause
 * @property {unknown} report
 */

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * A part that all elements of a page share, loaded once; another attempt may find what this one missed.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function shared(name, load) {
  const part = loaded.get(name) ?? load();
  loaded.set(name, part);
  part.catch(() => loaded.delete(name));
  return part;
}

/** @param {boolean} hasEditors */
const loadSheet = (hasEditors) =>
  shared(`sheet ${hasEditors}`, async () => {
    const style = await (hasEditors ? parts.loadStyleOfPlayground() : parts.loadStyle());
    const sheet = new CSSStyleSheet();
    // What a constructed sheet names is looked for beside the page, and not beside this file.
    sheet.replaceSync(style.default.replaceAll("shapes.svg", parts.shapes));
    return sheet;
  });

/** The ways to what the interface loads. A worker is for those who type: the others ask once, and share the engine of the page. */
class Host {
  /** @type {Worker | undefined} */
  #worker;
  #hasWorker;
  /** @param {boolean} hasWorker */
  constructor(hasWorker) {
    this.#hasWorker = hasWorker;
  }

  startWorker() {
    if (!this.#hasWorker) throw new Error("the engine runs in the page");
    this.free();
    // A page has workers of its own site alone: where this throws, the engine runs in the page.
    return (this.#worker = parts.startWorker());
  }

  async loadEngine() {
    const engine = await parts.loadEngine();
    await engine.load();
    return engine;
  }

  loadEditors() {
    return parts.loadEditors();
  }

  free() {
    this.#worker?.terminate();
  }
}

/**
 * Shows an example in an element, which gets a shadow root for it, or in a part of a shadow root. `free()` takes it away.
 * @param {Element | ShadowRoot} root
 * @param {Options} options
 */
export function mount(root, options) {
  const around = root.getRootNode();
  const shadow = around instanceof ShadowRoot ? around : /** @type {Element} */ (root).attachShadow({ mode: "open" });
  const inside = around instanceof ShadowRoot ? root : shadow;
  const place = document.createElement("div");
  const { kind = null, view = "verdict", theme = "auto", texts, playground = parts.playground ?? null, decided, answered } = options;
  place.className = "root we";
  place.hidden = true;
  place.dataset.scripted = "";
  const unwatch = watch(() => (place.dataset.theme = theme === "auto" ? (switched() ?? "") : theme));
  /** @type {{ put(name: string, text: string): void, free(): void } | undefined} */
  let mounted;
  let isFree = false;
  const hasEditors = view === "playground";
  const host = new Host(hasEditors);
  const ready = Promise.all([shared("interface", parts.loadInterface), loadSheet(hasEditors)]).then(([shown, sheet]) => {
    if (isFree) return;
    if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
    inside.append(place);
    const listener = {
      /** @param {Decided} it */
      decided: (it) => decided?.(it),
      answered() {
        place.hidden = false;
        answered?.();
      },
    };
    mounted = shown.mountElement(place, { kind, view, texts, playground }, host, listener);
  });
  return {
    /** Settles when it is shown; rejects where it cannot be. */
    ready,
    /**
     * Puts a text in the place of the one of that name.
     * @param {string} name
     * @param {string} text
     */
    put: (name, text) => mounted?.put(name, text),
    free() {
      isFree = true;
      unwatch();
      host.free();
      mounted?.free();
      mounted = undefined;
      place.remove();
    },
  };
}

/** What an element has before all else is loaded: it is as wide as its place, whatever stands in it. */
const box = new CSSStyleSheet();
box.replaceSync(":host { display: block; container-type: inline-size } :host([hidden]), slot[hidden] { display: none }");

/** @type {IntersectionObserver | undefined} */
let observer;
const NEAR = "600px";
/** Below this width the answer stands above the policy; so high is a line of that. Both as `element.css` has them. */
const [NARROW, LINE] = [544, 20.4];
/** How high a playground is where nobody says. */
const PLAYGROUND = 720;

/** The element. What stands in it is shown as it is until there is an answer, and where there is none. */
class WhyDenied extends HTMLElement {
  static observedAttributes = ["kind", "view", "theme", "policy", "token", "claims"];
  #shadow = this.attachShadow({ mode: "open" });
  #frame = document.createElement("div");
  #plain = document.createElement("slot");
  #problem = document.createElement("p");
  /** @type {ReturnType<typeof mount> | undefined} */
  #handle;
  #isNear = false;
  #times = 0;
  /** @type {Decided | undefined} */
  #decided;

  constructor() {
    super();
    this.#problem.hidden = true;
    this.#problem.setAttribute("role", "note");
    Object.assign(this.#problem.style, { margin: "0 0 8px", padding: "8px 12px", border: "1px solid currentcolor", borderRadius: "8px" });
    this.#frame.append(this.#problem, this.#plain);
    this.#shadow.adoptedStyleSheets.push(box);
    this.#shadow.append(this.#frame);
  }

  connectedCallback() {
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting && target instanceof WhyDenied) target.#start();
      },
      { rootMargin: NEAR },
    );
    // A parser may still be at its children.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#reserve(), { once: true });
    else this.#reserve();
  }

  disconnectedCallback() {
    observer?.unobserve(this);
    this.#stop();
    this.#isNear = false;
  }

  attributeChangedCallback() {
    if (!this.#isNear) return;
    this.#stop();
    this.#start();
  }

  /** The verdict that is shown: `allowed`, `denied` or `depends`. */
  get verdict() {
    return this.#decided?.verdict;
  }

  /** The report behind it. */
  get report() {
    return this.#decided?.report;
  }

  /**
   * Judges another text in the place of the one of that name.
   * @param {string} name
   * @param {string} text
   */
  put(name, text) {
    this.#handle?.put(name, text);
  }

  /** As high as it will be, so that nothing below it moves: what stands in it is cut there until there is an answer. */
  #reserve() {
    if (!this.isConnected) return;
    const height = Number(this.getAttribute("height")) || this.#estimate();
    Object.assign(this.#frame.style, { height: `${height}px`, overflow: "auto" });
    observer?.observe(this);
  }

  /** Its head, the lines of its longest text as the listing shows them, and its foot; or as high as it is, if that is near. */
  #estimate() {
    const texts = [...this.querySelectorAll("pre, script")].map((text) => (text.textContent ?? "").trim().split("\n").length);
    const { width, height } = this.getBoundingClientRect();
    if (this.#isPlayground) return PLAYGROUND;
    const answer = width < NARROW ? 320 : 0;
    const estimate = 44 + 46 + Math.min(Math.max(10, ...texts), 24) * LINE + 36 + answer;
    return Math.max(estimate, height < estimate * 1.25 ? height : 0);
  }

  /** Whether it has editors: as much stands in it as in the page, so it keeps its height, and scrolls. */
  get #isPlayground() {
    return this.getAttribute("view") === "playground";
  }

  /**
   * The answer in the place of what stands in it, or that as it is.
   * @param {boolean} isAlive
   */
  #show(isAlive) {
    const { style } = this.#frame;
    if (!isAlive || !this.#isPlayground) Object.assign(style, { minHeight: isAlive ? style.height : "", height: "", overflow: "" });
    this.#plain.hidden = isAlive;
  }

  async #start() {
    observer?.unobserve(this);
    this.#isNear = true;
    const time = ++this.#times;
    try {
      const [kind, view, theme] = [this.#one("kind", KINDS), this.#one("view", VIEWS), this.#one("theme", THEMES)];
      const playground = this.getAttribute("playground");
      const texts = await read(this);
      if (time !== this.#times) return;
      this.#handle = mount(this.#frame, {
        texts,
        ...(kind && { kind: /** @type {"aws"} */ (kind) }),
        ...(view && { view: /** @type {"lint"} */ (view) }),
        ...(theme && { theme: /** @type {"auto"} */ (theme) }),
        ...(playground && { playground }),
        decided: (decided) => {
          this.#decided = decided;
          this.dispatchEvent(new CustomEvent("whydenied:verdict", { bubbles: true, composed: true, detail: decided }));
        },
        answered: () => this.#show(true),
      });
      await this.#handle.ready;
    } catch (error) {
      if (time !== this.#times) return;
      this.#problem.textContent = `This example is not alive: ${error instanceof Error ? error.message : error}.`;
      this.#problem.hidden = false;
      this.#show(false);
    }
  }

  #stop() {
    this.#times += 1;
    this.#handle?.free();
    this.#handle = this.#decided = undefined;
    this.#problem.hidden = true;
    this.#show(false);
  }

  /**
   * An attribute that is one of several words.
   * @param {string} name
   * @param {string[]} words
   */
  #one(name, words) {
    const value = this.getAttribute(name) ?? "";
    if (value && !words.includes(value)) throw new Error(`${name}="${value}" is not known: it is ${words.join(", ")}`);
    return value;
  }
}

if (!customElements.get("why-denied")) customElements.define("why-denied", WhyDenied);
