// In another page: the tool alone, with what its address says.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { url } from "./browser.mjs";
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
