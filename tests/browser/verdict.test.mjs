// The job: paste a token and a trust policy, see what passes and what fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorBefore, eksClaims, eksPolicy, expectVerdict, jwt, open, openAllowed, put, selected, verdict } from "./page.mjs";

test("a pod's token is allowed, and denied from another namespace", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator(".test-row.fail").count(), 0);

  await put(page, "token", jwt(eksClaims("staging")));
  await expectVerdict(page, "Denied");
  const failed = page.locator(".test-row.fail");
  assert.equal(await failed.count(), 1);
  assert.match(await failed.locator(".full-key").innerText(), /EXAMPLEDOCID:sub$/);
  assert.equal(await failed.locator("mark.wanted").innerText(), "default");
  assert.equal(await failed.locator("mark.found").innerText(), "staging");
  assert.equal(await page.locator(".cause mark.found").innerText(), "staging");
  assert.equal(await page.locator("#policy-problem .problem").count(), 0);
  assert.match(await page.locator(".policy-pane .cm-found-fail").first().innerText(), /system:serviceaccount:default/);
});

test("every keystroke counts, and there is no button to press", async (t) => {
  const page = await openAllowed(t);
  await cursorBefore(page, "policy", "default:");
  await page.keyboard.type("x");
  await expectVerdict(page, "Denied");
  await page.keyboard.press("Backspace");
  await expectVerdict(page, "Allowed");
});

test("claims can be pasted without the token around them", async (t) => {
  const page = await open(t);
  await put(page, "token", JSON.stringify(eksClaims(), null, 2));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.match(await page.locator(".token-pane .facts").innerText(), /claims only/);
});

test("the token is readable: issuer, times in words, condition keys", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt({ ...eksClaims(), exp: Math.floor(Date.now() / 1000) - 185 }));
  assert.match(await page.locator(".token-pane .facts").innerText(), /expired 3 minutes ago/);
  const claims = page.locator(".claims");
  assert.match(await claims.innerText(), /EXAMPLEDOCID/);
  assert.match(await claims.innerText(), /no condition key of these/);
  assert.match(await claims.locator("div.claim", { hasText: "system:serviceaccount" }).first().innerText(), /→ :sub/);
});

test("a click on a condition selects it in the policy", async (t) => {
  const page = await openAllowed(t);
  await page.locator(".test-row .test", { hasText: "sub" }).click();
  assert.match(await selected(page, "policy"), /^"[^"]+:sub": "system:serviceaccount:default:pulumi-service-account"$/);
});

test("a selection is right behind characters of two bytes and of two units", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace('"Effect"', '"Sid": "für 😀",\n      "Effect"'));
  await page.getByRole("button", { name: /^line 10$/ }).first().click();
  assert.match(await selected(page, "policy"), /sts:AssumeRoleWithWebIdentity/);
});

test("what nobody told is asked for, and settles the verdict", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace('"StringEquals"', '"IpAddress": { "aws:SourceIp": "203.0.113.0/24" },\n          "StringEquals"'));
  await expectVerdict(page, "It depends");
  assert.match(await page.locator(".unknown-keys").innerText(), /aws:SourceIp/);
  await page.getByRole("button", { name: "Give a value" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "source-ip");
  await page.keyboard.type("203.0.113.7");
  await expectVerdict(page, "Allowed");
  await page.fill("#source-ip", "198.51.100.1");
  await expectVerdict(page, "Denied");
});

test("the verdict is announced to those who do not see it", async (t) => {
  const page = await openAllowed(t);
  assert.match(await page.getByRole("status").innerText(), /^Allowed/);
  await put(page, "token", jwt(eksClaims("staging")));
  await expectVerdict(page, "Denied");
  assert.match(await page.getByRole("status").innerText(), /^Denied\. .*staging/);
});

test("what was opened stays open while one types", async (t) => {
  const page = await openAllowed(t);
  await page.locator(".context summary").click();
  await put(page, "token", jwt(eksClaims("staging")));
  await expectVerdict(page, "Denied");
  assert.equal(await page.locator(".context").evaluate((details) => details.open), true);
  assert.equal(await verdict(page).innerText(), "Denied");
});
