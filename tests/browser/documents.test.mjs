// What people have at hand is taken as it is: answers of AWS, events, error lines, each in any pane.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, jwt, open, put, textOf } from "./page.mjs";

const role = (name, document) => ({
  RoleName: name,
  Arn: `arn:aws:iam::123456789012:role/${name}`,
  AssumeRolePolicyDocument: document,
  MaxSessionDuration: 3600,
});
const encoded = encodeURIComponent(JSON.stringify(JSON.parse(eksPolicy)));
const claims = eksClaims();
const issuer = claims.iss.replace("https://", "");
const provider = `arn:aws:iam::123456789012:oidc-provider/${issuer}`;
const event = JSON.stringify({
  userIdentity: {
    type: "WebIdentityUser",
    principalId: `${provider}:${claims.aud[0]}:${claims.sub}`,
    userName: claims.sub,
    identityProvider: provider,
  },
  eventTime: "2026-11-20T12:00:00Z",
  eventName: "AssumeRoleWithWebIdentity",
  sourceIPAddress: "203.0.113.7",
  errorCode: "AccessDenied",
  requestParameters: { roleArn: "arn:aws:iam::123456789012:role/deploy", roleSessionName: "pod-1" },
});
const answer = JSON.stringify({ Url: issuer, ClientIDList: ["sts.amazonaws.com"], ThumbprintList: [], CreateDate: "x" });

const facts = (page, pane) => page.locator(`.${pane}-pane .facts`).innerText();
const placeholder = (page, id) => page.locator(`#${id}`).getAttribute("placeholder");

test("an encoded policy in the answer of get-role is decoded where it stands", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(claims));
  await put(page, "policy", JSON.stringify({ Role: role("deploy", encoded) }));
  await expectVerdict(page, "Allowed");
  assert.match(await textOf(page, "policy"), /"Version": "2012-10-17",\n/);
  assert.match(await facts(page, "policy"), /role deploy/);
  assert.match(await page.locator(".policy-pane .note").innerText(), /decoded/);
  assert.equal(await placeholder(page, "role-arn"), "arn:aws:iam::123456789012:role/deploy");
  assert.equal(await placeholder(page, "max-duration"), "3600");
  assert.match(await facts(page, "request"), /2 known/);

  await put(page, "token", jwt(eksClaims("staging")));
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".policy-pane .cm-found-fail").first().innerText(), /default:pulumi-service-account/);
});

test("one role of a list is chosen by its name", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(claims));
  const other = JSON.stringify(JSON.parse(eksPolicy)).replaceAll("default:", "other:");
  await put(page, "policy", JSON.stringify({ Roles: [role("a", encodeURIComponent(other)), role("b", encoded)] }));
  assert.match(await page.locator("#policy-problem .problem").innerText(), /2 roles.*a.*b/s);
  await page.locator(".request-pane summary").click();
  await page.fill("#role-arn", "b");
  await expectVerdict(page, "Allowed");
  await page.fill("#role-arn", "arn:aws:iam::123456789012:role/a");
  await expectVerdict(page, "Denied");
});

test("a CloudTrail event stands in for the token, in either pane", async (t) => {
  const page = await open(t);
  await put(page, "policy", event);
  assert.equal(await textOf(page, "policy"), "");
  assert.equal(await textOf(page, "token"), event);
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.match(await facts(page, "token"), /CloudTrail event/);
  for (const [id, value] of [["role-arn", /role\/deploy$/], ["session-name", /^pod-1$/], ["source-ip", /^203/]]) {
    assert.match(await placeholder(page, id), value);
  }
  assert.match(await page.locator(".field .origin").first().textContent(), /CloudTrail/);
});

test("an error of AWS says which half to look at", async (t) => {
  const page = await open(t);
  const denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
  await put(page, "token", `An error occurred (AccessDenied) when calling the operation: ${denied}`);
  const problem = page.locator("#verdict .unread .problem");
  assert.equal(await page.locator("#token-problem .problem").count(), 0, "it is no fault of the token");
  await page.locator("#verdict").getByRole("button", { name: /Now paste the trust policy/ }).waitFor();
  assert.match(await problem.innerText(), /AccessDenied.*took the token.*trust policy/s);
  assert.equal(await problem.locator(".excerpt mark").innerText(), denied);
  assert.ok((await problem.locator(".likely li").count()) >= 3);
});

test("the provider's answer goes to the provider's fields, from wherever it is pasted", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt(claims));
  await put(page, "policy", eksPolicy);
  for (const pane of ["policy", "token", "role-arn"]) {
    if (pane === "role-arn") await page.locator(".request-pane[open]").waitFor();
    const before = await textOf(page, pane);
    await put(page, pane, answer);
    assert.equal(await textOf(page, pane), before, "what stood there stays");
    assert.equal(await page.inputValue("#provider-arn"), issuer);
    assert.equal(await page.inputValue("#client-ids"), "sts.amazonaws.com");
    await page.fill("#client-ids", "other");
  }
  await expectVerdict(page, "Denied");
});

test("a policy that was pasted as the token moves to its pane", async (t) => {
  const page = await open(t);
  await put(page, "token", eksPolicy);
  assert.equal(await textOf(page, "policy"), eksPolicy);
  assert.equal(await textOf(page, "token"), "");
  assert.match(await page.locator(".policy-pane .note").innerText(), /Moved here/);
});
