// In another page: the tool alone, with what its address says.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { file, serve, url } from "./browser.mjs";
import { openSite, site } from "./docs_page.mjs";
import { expectVerdict, open } from "./page.mjs";

test("an embedded page is the tool alone", async (t) => {
  const page = await open(t, { address: "?embed&theme=dark#example=eks-pod-staging" });
  await expectVerdict(page, "Denied");
  for (const part of [".tabs", ".actions", ".foot", ".skip"]) assert.equal(await page.locator(part).isVisible(), false, part);
  for (const part of [".token-pane", ".policy-pane", "#verdict"]) assert.ok(await page.locator(part).isVisible(), part);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("it works in a frame of another site, stores nothing there and leaves no worker", async (t) => {
  const host = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(
      `<!doctype html><title>docs</title><iframe title="whydenied" width="700" height="600" sandbox="allow-scripts allow-same-origin"
        src="${url}?embed#example=github-actions-environment"></iframe>`,
    ),
  );
  await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
  t.after(() => host.close());
  const page = await open(t, { workers: true, reloads: true });
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  const frame = page.frameLocator("iframe").first();
  await frame.locator(".headline h2", { hasText: "Denied" }).waitFor();
  const [, embedded] = page.frames();
  assert.equal(await embedded.evaluate(() => localStorage.length), 0);
});

test("an embedded page asks for no service worker", async (t) => {
  const page = await open(t, { address: "?embed", workers: true });
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

test("a compact frame shows the cause beside the policy, and is as high as that", async (t) => {
  const { page } = await openSite(t, await framed("?embed=compact#example=github-actions-environment", "allow-scripts"));
  const frame = page.frameLocator("iframe");
  await frame.locator(".we-head", { hasText: "Denied" }).waitFor();
  await frame.locator(".we .lines mark.fail").waitFor();
  await page.waitForFunction(() => window.heights.length > 1);
  const [shown, told] = [await frame.locator("body").evaluate((body) => body.scrollHeight), await page.evaluate(() => window.heights.at(-1))];
  assert.ok(Math.abs(shown - told) <= 2 && told < 900, `${told} for ${shown}`);
  assert.notEqual(await frame.locator(".we").evaluate((part) => getComputedStyle(part).borderTopColor), "rgb(0, 0, 0)", "its styles are there");
});

test("a frame that grows with what it shows comes to rest", async (t) => {
  const { page } = await openSite(t, await framed("?embed&readonly#example=github-actions-environment", "allow-scripts"));
  const frame = page.frameLocator("iframe");
  await frame.locator(".headline h2", { hasText: "Denied" }).waitFor();
  await page.waitForTimeout(1500);
  const count = await page.evaluate(() => window.heights.length);
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => window.heights.length), count);
  assert.ok(await frame.locator("textarea#policy").evaluate((area) => area.readOnly));
});

/** A page with a frame of the built page, which is on another site and takes the height that it tells. */
async function framed(address, sandbox) {
  const page = await serve(file, { headers: { "access-control-allow-origin": "*" } });
  const script = `window.heights = []; addEventListener("message", ({ source, data }) => {
    const frame = document.querySelector("iframe");
    if (source !== frame.contentWindow || data?.type !== "whydenied:height") return;
    heights.push(data.height);
    frame.height = data.height;
  });`;
  return site(`<iframe title="whydenied" width="900" height="300" sandbox="${sandbox}" src="${page}${address}"></iframe>`, { head: `<script>${script}</script>` });
}
