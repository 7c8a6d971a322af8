// What the token says, and what if it said something else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, expectVerdict, jwt, open, openAllowed, put, showExample, textOf } from "./page.mjs";

const change = (page, claim) => page.locator(`[data-change="${claim}"]`);

test("another value of a claim changes the verdict, and the pasted token comes back", async (t) => {
  const page = await openAllowed(t);
  const pasted = await textOf(page, "token");
  await change(page, "sub").click();
  const field = page.getByLabel("What if sub were");
  assert.equal(await field.inputValue(), "system:serviceaccount:default:pulumi-service-account");
  await field.fill("system:serviceaccount:staging:pulumi-service-account");
  await field.press("Enter");
  await expectVerdict(page, "Denied");
  assert.equal(JSON.parse(await textOf(page, "token")).sub, "system:serviceaccount:staging:pulumi-service-account");
  await page.locator(".claims").getByRole("button", { name: "Bring the pasted token back" }).click();
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "token"), pasted);
});

test("a claim is changed and left by the keyboard alone", async (t) => {
  const page = await openAllowed(t);
  await change(page, "sub").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("nobody");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#new-claim").count(), 0);
  await page.waitForFunction(() => document.activeElement.dataset.change === "sub");
  await expectVerdict(page, "Allowed");
});

test("a list stays a list, and what is no JSON becomes a string", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims()));
  for (const [typed, expected] of [['["a","b"]', ["a", "b"]], ["c", "c"]]) {
    await change(page, "aud").click();
    await page.fill("#new-claim", typed);
    await page.keyboard.press("Enter");
    assert.deepEqual(JSON.parse(await textOf(page, "token")).aud, expected);
  }
});

test("the claims stand as JSON too", async (t) => {
  const page = await openAllowed(t);
  const form = page.getByRole("group", { name: "Form of the claims" });
  await form.getByRole("button", { name: "JSON" }).click();
  const claims = JSON.parse(await page.locator(".claims-json").innerText());
  assert.equal(claims["kubernetes.io"].namespace, "default");
  await form.getByRole("button", { name: "Table" }).click();
  await change(page, "sub").waitFor();
});

test("claims that AWS makes no key of say so", async (t) => {
  const page = await open(t);
  await showExample(page, "github-actions-environment");
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".claims").innerText(), /AWS makes no condition key of these/);
});

test("claims in a claim stand by the path that a rule needs", async (t) => {
  const page = await openAllowed(t);
  const row = page.locator(".claims .nested li", { hasText: ".pod.name" });
  assert.match(await row.textContent(), /"kubernetes\.io"\.pod\.name\s*busyboxplus/);
  assert.equal(await row.getByRole("button", { name: /Copy path/, includeHidden: true }).count(), 1);
});
