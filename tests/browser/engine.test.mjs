// The engine comes a moment after the page: what is pasted meanwhile is judged, and put where it belongs, when it is there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { editorsReady, eksClaims, eksPolicy, expectVerdict, jwt, open, put, textOf, verdict } from "./page.mjs";

/** A page whose engine is there when `letIn` is called. */
async function openLate(t, options) {
  let letIn;
  const engine = new Promise((resolve) => (letIn = () => resolve(true)));
  const page = await open(t, { ...options, engine, reloads: true });
  return { page, letIn };
}

test("the page stands and takes texts before the engine is there", async (t) => {
  const { page, letIn } = await openLate(t);
  await page.locator(".start .examples").waitFor();
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy);
  await page.locator("#next", { hasText: "on its way" }).waitFor();
  assert.equal(await verdict(page).count(), 0);
  letIn();
  await expectVerdict(page, "Denied");
  await editorsReady(page);
  assert.equal(await textOf(page, "policy"), eksPolicy);
  assert.match(await page.locator("#about").textContent(), /^Engine \d/);
});

test("what was pasted into the wrong pane meanwhile is moved, and can be moved back", async (t) => {
  const { page, letIn } = await openLate(t);
  await put(page, "token", eksPolicy);
  letIn();
  await page.locator("#policy-problem .note", { hasText: "it holds the trust policy" }).waitFor();
  assert.deepEqual([await textOf(page, "token"), await textOf(page, "policy")], ["", eksPolicy]);
  await page.locator("#policy-problem").getByRole("button", { name: "Undo" }).click();
  await page.locator("#token-problem .problem").waitFor();
  assert.deepEqual([await textOf(page, "token"), await textOf(page, "policy")], [eksPolicy, ""]);
});

test("an example that was asked for meanwhile is shown with its verdict", async (t) => {
  const { page, letIn } = await openLate(t);
  await page.locator(".start [data-example=github-case]").click();
  await page.locator("#next", { hasText: "on its way" }).waitFor();
  letIn();
  await expectVerdict(page, "Denied");
});

test("where it cannot be loaded the page says so, keeps the texts, and tries again with the next change", async (t) => {
  const page = await open(t, { engine: false, failing: true, reloads: true });
  const token = jwt(eksClaims());
  await put(page, "token", token);
  await page.locator("#part-missing", { hasText: "could not be loaded" }).waitFor();
  assert.equal(await textOf(page, "token"), token);
  await page.unroute("**/whydenied-verdict_bg.wasm");
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator("#part-missing").isVisible(), false);
});

test("where the editors are there before the first verdict they take the places of all texts", async (t) => {
  const page = await open(t, { editors: new Promise((resolve) => setTimeout(resolve, 200, true)), reloads: true });
  await page.route("**/verdict.js", async (route) => {
    await page.waitForTimeout(1500);
    await route.continue();
  });
  await page.reload();
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  await editorsReady(page);
  assert.equal(await page.locator(".cm-editor").count(), 4);
});

test("while the page rests the texts are judged again, which changes nothing that is shown or heard", async (t) => {
  const page = await open(t, { rests: true });
  await page.evaluate(() => {
    const [now, { requestIdleCallback }] = [Date.now(), globalThis];
    Date.now = () => now;
    Object.assign(globalThis, { rests: 0, changed: [] });
    globalThis.requestIdleCallback = (work) =>
      requestIdleCallback(() => {
        work();
        globalThis.rests += 1;
      });
    const isAdvice = ({ target }) => target.parentElement.closest("[data-advice]") || target.matches?.("[data-advice]");
    new MutationObserver((records) => {
      if (globalThis.rests > 0) changed.push(...records.filter((record) => !isAdvice(record)).map(({ target }) => target.textContent));
    }).observe(document.getElementById("verdict"), { subtree: true, childList: true, characterData: true });
  });
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  await page.waitForFunction(() => globalThis.rests >= 5);
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => globalThis.changed), []);
});
