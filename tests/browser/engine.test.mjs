// The engine comes a moment after the page: what is pasted meanwhile is judged, and put where it belongs, when it is there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorBefore, editorsReady, eksClaims, eksPolicy, expectVerdict, isAtRest, jwt, open, put, textOf, verdict } from "./page.mjs";

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
  await page.unroute("**/whydenied-wasm_bg.wasm");
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator("#part-missing").isVisible(), false);
});

test("where the editors are there before the first verdict they take the places of all texts", async (t) => {
  const page = await open(t, { editors: new Promise((resolve) => setTimeout(resolve, 200, true)), reloads: true });
  await page.route("**/whydenied-wasm_bg.wasm", async (route) => {
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

/** A page whose engine answers the question `name` as `says` makes it, which is a piece of its worker's script. */
async function openAnswering(t, name, says) {
  const page = await open(t, { reloads: true, failing: true });
  await page.route("**/engine.js", async (route) => {
    const script = await (await route.fetch()).text();
    const body = script.replace("await load();\n", `await load();\n  if (name === "${name}") { ${says} }\n`);
    await route.fulfill({ body, contentType: "text/javascript" });
  });
  await page.reload();
  await isAtRest(page);
  return page;
}

const trouble = (page) => page.locator("#part-missing:visible");
const texts = async (page) => [await textOf(page, "token"), await textOf(page, "policy")];

test("an engine that breaks is started anew, in a sentence, and the texts stay", async (t) => {
  const trap = 'if (question.texts.some(([, text]) => text.includes("break it"))) throw new WebAssembly.RuntimeError("unreachable");';
  const page = await openAnswering(t, "examine", trap);
  const [token, policy] = [jwt(eksClaims("staging")), `${eksPolicy}\n// break it`];
  await put(page, "token", token);
  await put(page, "policy", policy);
  await trouble(page).filter({ hasText: "The engine stopped with an error (unreachable) and was started anew. Your texts are untouched." }).waitFor();
  assert.deepEqual(await texts(page), [token, policy]);
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  assert.equal(await trouble(page).count(), 0);
});

test("a question that never ends is stopped after three seconds, in a sentence, and the texts stay", async (t) => {
  const endless = 'while (question.texts.some(([, text]) => text.includes("never ends")));';
  const page = await openAnswering(t, "examine", endless);
  const [token, policy] = [jwt(eksClaims("staging")), `${eksPolicy}\n// never ends`];
  await put(page, "token", token);
  await put(page, "policy", policy);
  await trouble(page).filter({ hasText: "longer than 3 seconds" }).waitFor();
  assert.deepEqual(await texts(page), [token, policy]);
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
});

test("where no worker is to be had the engine runs in the page", async (t) => {
  const page = await open(t, { reloads: true, without: "Worker" });
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  assert.equal(page.workers().length, 0);
});

test("of many letters the last has the last word", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy.replace(":default:", ":stagin:"));
  await expectVerdict(page, "Denied");
  await cursorBefore(page, "policy", ":pulumi-service-account");
  for (let round = 0; round < 15; round += 1) {
    await page.keyboard.press("g");
    await page.keyboard.press("Backspace");
  }
  await page.keyboard.press("g");
  await expectVerdict(page, "Allowed");
  await page.waitForTimeout(500);
  await expectVerdict(page, "Allowed");
});
