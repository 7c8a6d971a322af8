// The least policy for a token: written in any language, and used with one click.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, jwt, open, put, showExample, textOf } from "./page.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "The least policy for this token" });
const written = (page) => page.inputValue("#written-policy");
/** The policy, once it has such words: the engine answers while one goes on. */
const writtenWith = async (page, words) => {
  await page.waitForFunction((words) => new RegExp(words).test(document.getElementById("written-policy").value), words.source);
  return written(page);
};
const languages = (page) => page.locator("#written-language option").allInnerTexts();

test("with a token alone it is offered, and what it writes lets the token in", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims()));
  await page.getByRole("button", { name: "Write it in another language" }).click();
  await dialog(page).waitFor();
  assert.match(await written(page), /<AWS_ACCOUNT_ID>/);
  assert.match(await dialog(page).innerText(), /AWS_ACCOUNT_ID/);
  await page.locator("#written-account").fill("123456789012");
  const policy = JSON.parse(await writtenWith(page, /iam::123456789012:/));
  assert.match(policy.Statement[0].Principal.Federated, /^arn:aws:iam::123456789012:oidc-provider\//);
  await page.getByRole("button", { name: "Use it as the policy" }).click();
  await expectVerdict(page, "Allowed");
  assert.deepEqual(JSON.parse(await textOf(page, "policy")), policy);
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");
});

test("under a denial too, of the account that the policy names", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  await page.getByRole("button", { name: "Write the least policy", exact: true }).click();
  await dialog(page).waitFor();
  assert.match(await written(page), /arn:aws:iam::123456789012:/);
  await page.getByRole("button", { name: "Use it as the policy" }).click();
  await expectVerdict(page, "Allowed");
});

test("it is written in every language, and copied", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(eksClaims()));
  await page.getByRole("button", { name: "Write it in another language" }).click();
  await dialog(page).waitFor();
  assert.deepEqual(await languages(page), ["JSON", "Pulumi, in TypeScript", "Pulumi, in Python", "Pulumi, in YAML", "Terraform", "CloudFormation"]);
  for (const [language, words] of [
    ["typescript", /@pulumi\/aws/],
    ["python", /pulumi_aws/],
    ["yaml", /aws:iam:/],
    ["terraform", /aws_iam_policy_document/],
    ["cloudformation", /AWS::IAM::Role/],
  ]) {
    await page.selectOption("#written-language", language);
    await writtenWith(page, words);
    assert.equal(await page.getByRole("button", { name: "Use it as the policy" }).isVisible(), false);
  }
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (globalThis.copied = text) }, configurable: true });
  });
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).click();
  await dialog(page).getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => globalThis.copied), await written(page));
});

test("for Pulumi Cloud it is an authorization policy for what is asked for", async (t) => {
  const page = await open(t);
  await showExample(page, "exchange-eks-namespace");
  await page.locator("#pulumi-answer .headline h2", { hasText: "Denied" }).waitFor();
  await page.locator("#pulumi-answer").getByRole("button", { name: "Write the least policy", exact: true }).click();
  await dialog(page).waitFor();
  assert.deepEqual(await languages(page), ["JSON", "Pulumi, in TypeScript", "Pulumi, in Python", "Pulumi, in YAML"]);
  assert.match(await written(page), /"userLogin": "alice"/);
  assert.equal(await page.locator("#written-account").isVisible(), false);
  await page.getByRole("button", { name: "Use it as the policy" }).click();
  await page.locator("#pulumi-answer .headline h2", { hasText: "Allowed" }).waitFor();
});

test("a token that no policy could admit says what it lacks", async (t) => {
  const page = await open(t);
  await put(page, "token", JSON.stringify({ sub: "a", aud: "b" }));
  assert.match(await page.locator("#verdict .half .least").innerText(), /no iss/);
  assert.equal(await page.locator("#verdict .half .least pre").count(), 0);
});
