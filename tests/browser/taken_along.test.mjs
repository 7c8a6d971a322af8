// What one takes along: the verdict as Markdown for an issue, the report as JSON, the policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { family } from "./browser.mjs";
import { eksClaims, eksPolicy, expectVerdict, jwt, open, put, showExample, textOf } from "./page.mjs";

const staging = jwt(eksClaims("staging"));
const [, , signature] = staging.split(".");
const text = (page) => page.inputValue("#share-link");

/** What the page has the browser copy; with `refuses` the browser does not let it. */
async function copies(page, { refuses = false } = {}) {
  await page.evaluate((refuses) => {
    globalThis.copied = [];
    const writeText = async (text) => {
      if (refuses) throw new DOMException("not allowed", "NotAllowedError");
      globalThis.copied.push(text);
    };
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  }, refuses);
  return () => page.evaluate(() => globalThis.copied.at(-1));
}

async function openDenied(t) {
  const page = await open(t);
  await put(page, "token", staging);
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  return page;
}

/** Opens the dialog with the message. */
async function shareAsMarkdown(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share[open]").waitFor();
  await page.locator("#share-as-markdown").check();
  await page.waitForFunction(() => document.getElementById("share-link").value.startsWith("**"));
}

async function share(page, name) {
  await page.locator("#verdict, #pulumi-verdict").getByRole("button", { name, exact: true }).click();
  await page.locator("#share[open]").waitFor();
}

test("a click copies it as Markdown, with no claim that the policy does not test", async (t) => {
  const page = await openDenied(t);
  const copied = await copies(page);
  const button = page.locator("#verdict .take-along [data-copies=markdown]");
  await button.click();
  await page.locator("[data-copies=markdown]", { hasText: "Copied" }).waitFor();
  assert.match(await copied(), /^\*\*Denied\*\*: [\s\S]*Trust policy/);
  assert.ok(!(await copied()).includes("busyboxplus") && !(await copied()).includes(signature));
});

test("as Markdown: the verdict, the cause and both sides, and never the token", async (t) => {
  const page = await openDenied(t);
  const copied = await copies(page);
  await shareAsMarkdown(page);
  const message = await text(page);
  for (const part of [/^\*\*Denied\*\*: Not authorized/, /kubernetes-namespace-mismatch/, /policy wants .*default/, /token has .*staging/, /\*\*Trust policy\*\*\n\n```json\n\{/]) {
    assert.match(message, part);
  }
  assert.match(message, /<sub>whydenied [\d.]+<\/sub>\n$/);
  assert.ok(!message.includes("busyboxplus"), "no claim that the policy does not test");
  await page.locator("#share-claims-all").click();
  await page.waitForFunction(() => document.getElementById("share-link").value.includes("busyboxplus"));
  const whole = await text(page);
  assert.ok(!whole.includes("eyJ") && !whole.includes(signature));
  await page.getByRole("button", { name: "Copy Markdown" }).click();
  await page.locator("#share .said", { hasText: "Copied" }).waitFor();
  assert.equal(await copied(), whole);
});

test("under other names the message tells of the same verdict", async (t) => {
  const page = await open(t);
  await showExample(page, "github-actions-environment");
  await expectVerdict(page, "Denied");
  await shareAsMarkdown(page);
  assert.match(await text(page), /acme/);
  await page.check("#share-renamed");
  await page.locator("#share .outcome", { hasText: "Tells of the same verdict: Denied." }).waitFor();
  const message = await text(page);
  assert.doesNotMatch(message, /acme|octocat|123456789012/i);
  assert.match(message, /environment:prod/);
});

test("what stands in a policy cannot leave its block", async (t) => {
  const page = await openDenied(t);
  await put(page, "policy", eksPolicy.replace('"Version"', '"Id": "````\\n# Title",\n  "Version"'));
  await shareAsMarkdown(page);
  assert.match(await text(page), /\n`{5}json\n[^]*\n`{5}\n/);
});

test("as JSON: the report of the command, to copy and to keep", async (t) => {
  const page = await openDenied(t);
  await share(page, "Report as JSON");
  const report = JSON.parse(await text(page));
  assert.equal(report.verdict, "denied");
  assert.equal(report.findings.find(({ severity }) => severity === "cause").code, "kubernetes-namespace-mismatch");
  assert.equal(report.token.claims["kubernetes.io"].pod.name, "busyboxplus");
  assert.ok(!(await text(page)).includes("eyJ"));
  const { name, text: kept } = await downloaded(page, () => page.getByRole("button", { name: "Download" }).click());
  assert.equal(name, "whydenied.json");
  assert.deepEqual(JSON.parse(kept), report);
});

/** The file that the browser keeps; the driver of Firefox does not tell of it, so there the page is asked for it. */
async function downloaded(page, act) {
  if (family === "chromium") {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }
  await page.evaluate(() => {
    URL.createObjectURL = (blob) => ((globalThis.kept = { blob }), "blob:kept");
    HTMLAnchorElement.prototype.click = function () {
      globalThis.kept.name = this.download;
    };
  });
  await act();
  return page.evaluate(async () => ({ name: globalThis.kept.name, text: await globalThis.kept.blob.text() }));
}

test("the policy is copied as it stands, also after a fix", async (t) => {
  const page = await openDenied(t);
  const copied = await copies(page);
  await page.locator("[data-fix='0']").click();
  await expectVerdict(page, "Allowed");
  const button = page.getByRole("button", { name: "Copy the policy", exact: true });
  await button.click();
  await page.getByRole("button", { name: "Copied", exact: true }).waitFor();
  assert.equal(await copied(), await textOf(page, "policy"));
  assert.match(await copied(), /system:serviceaccount:staging/);
  await button.waitFor();
});

test("where the browser does not let it copy, the text stands there selected", async (t) => {
  const page = await openDenied(t);
  await copies(page, { refuses: true });
  await page.getByRole("button", { name: "Copy the policy", exact: true }).click();
  const field = page.getByRole("dialog", { name: "Copy it yourself" }).getByRole("textbox");
  await field.waitFor();
  const selected = (field) => field.evaluate((area) => area === document.activeElement && area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(await selected(field), eksPolicy);
  await page.keyboard.press("Escape");
  await shareAsMarkdown(page);
  await page.getByRole("button", { name: "Copy Markdown" }).click();
  await page.locator("#share .said", { hasText: "did not allow it" }).waitFor();
  assert.equal(await selected(page.locator("#share-link")), await text(page));
});

test("on the side of Pulumi Cloud too", async (t) => {
  const page = await open(t);
  await showExample(page, "exchange-eks-namespace");
  const copied = await copies(page);
  await shareAsMarkdown(page);
  const message = await text(page);
  for (const part of [/^\*\*Denied\*\*/, /kubernetes-namespace-mismatch/, /\*\*Authorization policies\*\*/, /\*\*Request\*\*\n\n```text\npulumi-organization: acme/]) {
    assert.match(message, part);
  }
  await page.check("#share-renamed");
  await page.locator("#share .outcome", { hasText: "same verdict: Denied" }).waitFor();
  assert.doesNotMatch(await text(page), /acme|alice/);
  await page.getByLabel("JSON", { exact: true }).check();
  await page.waitForFunction(() => document.getElementById("share-link").value.startsWith("{"));
  const report = JSON.parse(await text(page));
  assert.deepEqual([report.kind, report.verdict], ["pulumi", "denied"]);
  await page.keyboard.press("Escape");
  await page.locator("#pulumi-verdict").getByRole("button", { name: "Copy the policy", exact: true }).click();
  await page.waitForFunction(() => globalThis.copied.length > 0);
  assert.equal(await copied(), await textOf(page, "pulumi-policy"));
});

test("without a verdict there is a link alone", async (t) => {
  const page = await open(t);
  await put(page, "policy", eksPolicy);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share[open]").waitFor();
  await page.getByLabel("Markdown", { exact: true }).check();
  await page.locator("#share .outcome", { hasText: "no verdict yet" }).waitFor();
  assert.equal(await text(page), "");
  assert.ok(await page.getByRole("button", { name: "Copy Markdown" }).isDisabled());
});
