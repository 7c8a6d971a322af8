// The gallery: real denials with their causes, and every one gets the verdict and the cause that it promises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, ofAws } from "./examples.mjs";
import { eksPolicy, expectVerdict, open, put, showExample, textOf } from "./page.mjs";

const WORDS = { allowed: "Allowed", denied: "Denied", depends: "It depends" };

test("an example shows its verdict, and a denied one its cause and its first failing test", async (t) => {
  const page = await open(t);
  for (const { id, verdict, cause, fails, request, caller } of ofAws) {
    await showExample(page, id);
    await expectVerdict(page, WORDS[verdict]);
    const shown = await page.locator(".cause .code").allInnerTexts();
    assert.ok(cause ? shown.includes(cause) : shown.length === 0, `${id}: ${shown}`);
    if (fails) assert.equal(await page.locator("#verdict .test-row.fail .test b").first().innerText(), fails, id);
    const told = caller ? /calls?$/ : /expires in/;
    if (!request?.["judge-times"]) assert.match(await page.locator("#token-facts").innerText(), told, id);
    assert.equal(await page.locator(".put-aside-note").isVisible(), false, id);
  }
});

test("some examples stand where the verdict will be", async (t) => {
  const page = await open(t);
  const offered = page.locator(".start [data-example]");
  const told = await offered.evaluateAll((all) => all.map((one) => [one.dataset.example, one.querySelector("b").textContent, one.querySelector(".from").textContent]));
  assert.ok(told.length >= 5);
  for (const [id, ...words] of told) {
    const { title, verdict, issuer } = examples.find((example) => example.id === id);
    assert.deepEqual(words, [title, `${WORDS[verdict]} · ${issuer}`]);
  }
  await page.locator(".start [data-example=github-actions-environment]").click();
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".cause h3").innerText(), /environment prod/);
  assert.equal(await page.locator(".cause mark.found").innerText(), "environment:prod");
});

test("they are found by words, by issuer and by cause", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "All examples" }).click();
  const gallery = page.getByRole("dialog", { name: "Examples" });
  const shown = gallery.locator("[data-example]:visible");
  await gallery.waitFor();
  assert.equal(await shown.count(), examples.length);

  const issuer = "GitLab";
  await gallery.getByLabel("Issuer").selectOption(issuer);
  assert.equal(await shown.count(), examples.filter((example) => example.issuer === issuer).length);
  await gallery.getByLabel("Cause").selectOption("The audience");
  assert.equal(await shown.count(), 1);
  assert.match(await gallery.getByRole("status").innerText(), new RegExp(`^1 of ${examples.length}$`));

  await gallery.getByLabel("Issuer").selectOption("");
  await gallery.getByLabel("Cause").selectOption("");
  await gallery.getByLabel("Search").fill("SOURCE-ip");
  assert.match(await gallery.getByRole("status").innerText(), /No example/);
  await gallery.getByLabel("Search").fill("namespace pulumi");
  assert.ok((await shown.count()) >= 1);
  for (const text of await shown.allInnerTexts()) assert.match(text, /namespace/i);
});

test("an example puts nothing away that cannot be brought back", async (t) => {
  const page = await open(t);
  await put(page, "token", "half a tok");
  await put(page, "policy", eksPolicy);
  await page.locator(".request-pane summary").click();
  await page.fill("#source-ip", "192.0.2.1");
  await showExample(page, "irsa-sts-audience");
  await showExample(page, "github-duration");
  assert.equal(await page.inputValue("#source-ip"), "");
  assert.equal(await page.inputValue("#duration"), "7200");
  await page.getByRole("button", { name: "Bring it back" }).click();
  assert.equal(await textOf(page, "token"), "half a tok");
  assert.equal(await textOf(page, "policy"), eksPolicy);
  assert.equal(await page.inputValue("#source-ip"), "192.0.2.1");
  assert.equal(await page.inputValue("#duration"), "");
  assert.equal(await page.locator(".put-aside-note").isVisible(), false);
});

test("the gallery works without a mouse", async (t) => {
  const page = await open(t);
  const button = page.getByRole("button", { name: "Examples", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator("#examples").waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await button.evaluate((button) => button === document.activeElement), "the focus is given back");

  await page.keyboard.press("Enter");
  await page.getByLabel("Search the examples").focus();
  await page.keyboard.type("pod");
  await page.keyboard.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement.dataset.example);
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), first);
  await page.keyboard.press("Enter");
  await expectVerdict(page, WORDS[examples.find((example) => example.id === first).verdict]);
  assert.equal(await page.locator("#examples").isVisible(), false);
});

test("an address names an example", async (t) => {
  const page = await open(t, { address: "#example=eks-pod-staging" });
  await expectVerdict(page, "Denied");
  await page.evaluate(() => (location.hash = "#example=eks-pod-default"));
  await expectVerdict(page, "Allowed");
  await page.evaluate(() => (location.hash = "#example=none-of-that-name"));
  assert.match(await page.getByRole("dialog").innerText(), /no example none-of-that-name/);
  await expectVerdict(page, "Allowed");
});

test("without its files the gallery says so, and the page works on", async (t) => {
  const page = await open(t, { failing: true });
  await page.route("**/examples.jsonl", (route) => route.abort());
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.locator("#part-missing", { hasText: "could not be loaded" }).waitFor();
  await page.unroute("**/examples.jsonl");
  await showExample(page, "eks-pod-default");
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator("#part-missing").isVisible(), false);
});
