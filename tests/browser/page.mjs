// Opens the page in a real browser, and keeps what it says on the console and asks of the network.
import assert from "node:assert/strict";
import { after } from "node:test";
import { closeBrowsers, everything, family, newPage, url } from "./browser.mjs";
import { isAnswered, isAtRest, put } from "./panes.mjs";
import { eksClaims, eksPolicy, jwt } from "./texts.mjs";

export * from "./panes.mjs";
export { eksClaims, eksPolicy, everything, family, jwt };

after(closeBrowsers);

/** What the page loads later: its editors, and what keeps it; when examples or explanations are asked for; and a browser its icon when the fragment changes. */
const LATER = /^(?:editor\.js|languages\.js|offline\.js|service-worker\.js|icon-\w+\.svg|gallery\/examples\.jsonl|catalogue\.json)$/;

/**
 * A page just loaded. When the test ends it must not have complained, nor asked for anything more than its later parts and
 * the files that `loads` names; where the test lets one of them fail, the browser may complain, and where it `reloads` it
 * may ask for all. Without `workers` it is a browser that has no service workers. Without `editors` the text areas stay;
 * a promise of them brings them later, as one of the `engine` does. It is a browser `without` what has that name.
 */
export async function open(test, options = {}) {
  const { address = "" } = options;
  const { loads = [], failing = false, reloads = false, workers = false, editors = true, engine = true, without } = options;
  const { context, page, complaints } = await newPage(options);
  const requests = [];
  if (!workers) await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  if (without) await page.addInitScript((name) => delete globalThis[name], without);
  for (const [file, lets] of [["editor.js", editors], ["whydenied-wasm_bg.wasm", engine]]) {
    if (lets !== true) await page.route(`**/${file}`, async (route) => ((await lets) ? route.continue() : route.abort()));
  }
  await page.goto(url + address);
  await isAtRest(page, { engine: engine === true, editors: editors === true });
  page.on("request", (request) => requests.push(request.url()));
  test.after(async () => {
    await context.close();
    if (!failing && editors) assert.deepEqual(complaints, [], "the console is silent");
    const files = requests.map((request) => request.replace(url, "")).filter((file) => !LATER.test(file));
    if (!reloads) assert.deepEqual(files, loads, "nothing else is requested after the page has loaded");
  });
  return page;
}

/** Lets the page use the clipboard, and the test read it; a Firefox is set so. */
export async function allowClipboard(page) {
  if (family === "chromium") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
}

/** The address in view: a driver may miss that a script changed it. */
export async function addressOf(page) {
  return new URL(await page.evaluate(() => location.href));
}

/** Shows one of the examples, and waits for what the engine makes of it. */
export async function showExample(page, id) {
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.locator(`#examples [data-example=${id}]`).click();
  await page.locator("#examples").waitFor({ state: "hidden" });
  await isAnswered(page);
}

/** The word of the verdict in view. */
export function verdict(page) {
  return page.locator(".headline h2");
}

/** Waits until the verdict in view is `word`, and belongs to the texts as they stand. */
export async function expectVerdict(page, word) {
  await page.locator(".answer:not(.stale) .headline h2", { hasText: word }).waitFor({ timeout: 5_000 });
}

/** A page with a token and a policy that go together. */
export async function openAllowed(test, options) {
  const page = await open(test, options);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  return page;
}
