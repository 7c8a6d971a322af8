// Pulumi Cloud's side of the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ofPulumi } from "./examples.mjs";
import { eksClaims, jwt, open } from "./page.mjs";
import { isAnswered, put, textOf } from "./panes.mjs";

const WORDS = { allowed: "Allowed", denied: "Denied", depends: "It depends" };
const answer = (page) => page.locator("#pulumi-answer");

async function openExchange(test, options = {}) {
  const page = await open(test, options);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await page.locator("#pulumi-policy").waitFor({ state: "attached" });
  return page;
}

async function expect(page, word) {
  await answer(page).locator(".headline h2", { hasText: word }).waitFor({ timeout: 5_000 });
}

const policies = (rules) =>
  JSON.stringify({ policies: [{ decision: "allow", tokenType: "personal", userLogin: "alice", rules }] }, null, 2);

test("an example about an exchange has its verdict, and its first failing rule", async (t) => {
  const page = await open(t);
  for (const { id, verdict, fails } of ofPulumi) {
    await page.evaluate((id) => (location.hash = `example=${id}`), id);
    await page.waitForFunction((id) => !location.hash.includes(id) || document.querySelector("#pulumi-answer .headline"), id);
    await expect(page, WORDS[verdict]);
    if (fails) {
      const first = answer(page).locator(".test-row.fail .test b", { hasNotText: "Token asked for" }).first();
      await first.getByText(fails, { exact: true }).waitFor({ timeout: 5_000 });
    }
    assert.equal(await answer(page).locator(".cause").count(), verdict === "denied" ? 1 : 0, id);
  }
});

test("a pod's exchange is judged as one types, and both sides keep their texts", async (t) => {
  const page = await openExchange(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", policies({ '"kubernetes.io".namespace': "default" }));
  await page.selectOption("#pulumi-token-type", "personal");
  await page.fill("#pulumi-target", "alice");
  await expect(page, "Allowed");
  await put(page, "pulumi-policy", policies({ "kubernetes.io.namespace": "default" }));
  await expect(page, "Denied");
  assert.match(await answer(page).locator(".cause").innerText(), /quotes/);
  await page.getByRole("button", { name: "AWS", exact: true }).click();
  assert.ok(await page.locator(".aws-side").isVisible());
  assert.equal(await page.locator("#pulumi-side").isVisible(), false);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  assert.match(await textOf(page, "pulumi-policy"), /kubernetes\.io\.namespace/);
  assert.match(await textOf(page, "token"), /^eyJ/);
});

test("a pasted request fills the fields", async (t) => {
  const page = await openExchange(t);
  await page.fill(
    "#pulumi-request",
    `curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme -d scope=user:alice -d expiration=3600 -d subject_token=${jwt(eksClaims())} -d requested_token_type=urn:pulumi:token-type:access_token:personal -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange -d subject_token_type=urn:ietf:params:oauth:token-type:id_token`,
  );
  await isAnswered(page);
  assert.equal(await page.inputValue("#pulumi-organization"), "acme");
  assert.equal(await page.inputValue("#pulumi-token-type"), "personal");
  assert.equal(await page.inputValue("#pulumi-target"), "alice");
  assert.equal(await page.inputValue("#pulumi-expiration"), "3600");
  assert.match(await textOf(page, "token"), /^eyJ/);
});

test("policies that cannot be read say where", async (t) => {
  const page = await openExchange(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", 'policies:\n  - decision: allow\n    rules:\n      "kubernetes.io".pod.name: x\n');
  await page.locator("#pulumi-problem .problem").waitFor();
  assert.match(await page.locator("#pulumi-problem").innerText(), /line 4/);
});

test("a click on a rule selects it in the policies", async (t) => {
  const page = await openExchange(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", policies({ sub: "nobody" }));
  await expect(page, "Denied");
  await answer(page).locator(".test-row.fail .place button").first().click();
  const selected = await page.evaluate(() => getSelection().toString());
  assert.match(selected, /sub|nobody/);
});

test("one click applies a fix to the policies, and one undoes it", async (t) => {
  const page = await openExchange(t);
  const yaml = "- decision: allow\n  tokenType: personal\n  userLogin: alice\n  rules:\n    kubernetes.io.pod.name: busyboxplus\n";
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", yaml);
  await expect(page, "Denied");
  const fix = answer(page).locator(".fix").first();
  assert.match(await fix.innerText(), /tried: allowed/);
  assert.match(await fix.locator(".added").innerText(), /'"kubernetes\.io"\.pod\.name': busyboxplus/);
  await fix.getByRole("button", { name: /^Apply/ }).click();
  await expect(page, "Allowed");
  assert.equal(await textOf(page, "pulumi-policy"), yaml.replace("kubernetes.io.pod.name", `'"kubernetes.io".pod.name'`));
  await page.locator(".pulumi-policy-pane .cm-content").click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page, "Denied");
  assert.equal(await textOf(page, "pulumi-policy"), yaml);
});
