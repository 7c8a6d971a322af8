// The element with editors: the page's own panes in a shadow root, in a page of somebody's documents.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { family } from "./browser.mjs";
import { jobClaims, openSite, site, trusting } from "./docs_page.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const BRANCH = "repo:acme/web:ref:refs/heads/main";
const example = (id, attributes = "") =>
  `<h1>Deploying</h1><why-denied id="${id}" view="playground" ${attributes}><pre>${trusting(BRANCH)}</pre><pre>${jobClaims}</pre></why-denied>`;

const verdict = (page, id, service = "verdict") => page.locator(`#${id} #${service} .answer:not(.stale) .headline h2`);
/** Types another subject in the place of the one that the policy trusts, as a person does. */
async function trustInstead(page, id, from, to) {
  const line = page.locator(`#${id} .policy-pane .cm-line`, { hasText: from });
  await line.click();
  await page.keyboard.press("End");
  for (const _ of `${from}"`) await page.keyboard.press("Backspace");
  await page.keyboard.type(`${to}"`);
}
const editor = (page, id, name) => page.locator(`#${id} .${name}-pane .cm-content`);

test("a playground has editors, and its verdict follows what is typed", async (t) => {
  const url = await site(example("try"));
  const { page, requests } = await openSite(t, url, { width: 1280 });
  await verdict(page, "try").filter({ hasText: "Denied" }).waitFor();
  await editor(page, "try", "policy").waitFor();
  await trustInstead(page, "try", BRANCH, "repo:acme/web:environment:prod");
  await verdict(page, "try").filter({ hasText: "Allowed" }).waitFor();

  await page.locator("#try").getByRole("button", { name: "Put the policy back" }).click();
  await verdict(page, "try").filter({ hasText: "Denied" }).waitFor();
  assert.match(await editor(page, "try", "policy").innerText(), /refs\/heads\/main/);

  await page.locator("#try [data-fix='0']").click();
  await verdict(page, "try").filter({ hasText: "Allowed" }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("#try").verdict), "allowed");
  assert.equal(await page.evaluate(() => document.querySelector("#try").shadowRoot.activeElement?.id), "verdict", "the focus follows the fix");
  assert.ok(requests.every((request) => request.startsWith(url) || request.startsWith("blob:")), "one site is asked, and no other");
  assert.equal(requests.filter((request) => /whydenied-wasm_bg\.wasm$/.test(request)).length, 1);
  assert.equal(await page.locator("#try").evaluate((element) => element.clientHeight), 720, "it scrolls, and nothing around it has moved");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.tab), undefined, "the page around it is as it was");
});

test("a place in the verdict leads to its line in the editor", async (t) => {
  const { page } = await openSite(t, await site(example("try")), { width: 1280 });
  await editor(page, "try", "policy").waitFor();
  await page.locator("#try #verdict .cause .provenance button").first().click();
  // A Firefox sees what is selected within a shadow root from the document.
  const selected = () => (document.querySelector("#try").shadowRoot.getSelection?.() ?? getSelection()).toString();
  await page.waitForFunction(selected);
  assert.match(await page.evaluate(selected), /repo:acme\/web/);
  assert.match(await page.locator("#try .policy-pane .cm-editor").evaluate((editor) => getComputedStyle(editor.querySelector(".cm-scroller")).display), /flex/, "the editor has its styles");
});

test("two playgrounds on a page have nothing to do with each other, and one that is taken away ends", async (t) => {
  const both = example("first", 'kind="aws"') + example("second");
  const { page } = await openSite(t, await site(both), { width: 1280 });
  await verdict(page, "first").filter({ hasText: "Denied" }).waitFor();
  await page.locator("#second").scrollIntoViewIfNeeded();
  await editor(page, "second", "policy").waitFor();
  await trustInstead(page, "second", BRANCH, "repo:acme/web:environment:prod");
  await verdict(page, "second").filter({ hasText: "Allowed" }).waitFor();
  assert.equal(await verdict(page, "first").innerText(), "Denied");

  assert.equal(await page.locator("#first .tabs").count(), 0, "who decides was said");
  await page.locator("#second .tabs button", { hasText: "Pulumi Cloud" }).click();
  await page.locator("#second .pulumi-policy-pane").waitFor();
  assert.equal(await page.locator("#first #verdict").isVisible(), true);

  // A Firefox does not tell of its workers.
  const workers = page.workers().length;
  await page.evaluate(() => document.querySelector("#second").remove());
  await page.waitForFunction(() => !document.querySelector("#second"));
  await page.waitForTimeout(200);
  if (family === "chromium") assert.deepEqual([workers, page.workers().length], [2, 1], "its worker has ended");
});

for (const [width, colorScheme] of [[390, "dark"], [1280, "light"]]) {
  test(`what is in it can be used by everybody, at ${width} px, ${colorScheme}`, async (t) => {
    const { page } = await openSite(t, await site(example("try")), { width, colorScheme });
    await verdict(page, "try").filter({ hasText: "Denied" }).waitFor();
    await editor(page, "try", "policy").waitFor();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run("#try"));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `nothing is wider than the page: ${overflow}`);
  });
}
