// What is pasted or dropped goes where it belongs, on whichever side that is, says so, and goes back when asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, jwt, open, paste, put, textOf } from "./page.mjs";

const policies = JSON.stringify(
  { policies: [{ decision: "allow", tokenType: "personal", userLogin: "alice", rules: { '"kubernetes.io".namespace': "default" } }] },
  null,
  2,
);
const program = `resources:
  cluster:
    type: pulumiservice:index:OidcIssuer
    properties:
      organization: acme
      url: ${eksClaims().iss}
      policies:
        - decision: allow
          tokenType: personal
          userLogin: alice
          rules:
            '"kubernetes.io".namespace': default
`;
const curl = (token) =>
  `curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme -d scope=user:alice -d subject_token=${token} -d requested_token_type=urn:pulumi:token-type:access_token:personal -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange -d subject_token_type=urn:ietf:params:oauth:token-type:id_token`;
const event = JSON.stringify({
  userIdentity: { type: "WebIdentityUser", userName: "system:serviceaccount:default:pulumi-service-account", identityProvider: eksClaims().iss },
  eventTime: "2026-11-20T12:00:00Z",
  eventName: "AssumeRoleWithWebIdentity",
});
const error = "error: problem logging in: organization must be specified for token exchange";

const side = (page) => page.evaluate(() => document.documentElement.dataset.tab ?? "aws");
const note = (page) => page.locator(".said:visible", { hasText: "put where that belongs" }).first();
const answer = (page, word) => page.locator("#pulumi-answer .headline h2", { hasText: word });

const turnTo = (page, side) => page.getByRole("button", { name: side, exact: true }).click();

async function onPulumi(t) {
  const page = await open(t);
  await turnTo(page, "Pulumi Cloud");
  await page.locator("[data-area=pulumi-policy]").waitFor();
  return page;
}

async function undo(page) {
  await note(page).getByRole("button", { name: "Undo" }).click();
}

/** Pasted into a field that no editor takes the place of. */
async function pasteRequest(page, text) {
  await page.locator("#pulumi-request").focus();
  await paste(page, "pulumi-request", text);
}

for (const [name, pane, text] of [["policies", "policy", policies], ["policies as a token", "token", policies], ["a program in YAML", "policy", program]]) {
  test(`${name} of Pulumi Cloud leave the side of AWS, and come back`, async (t) => {
    const page = await open(t);
    await put(page, "token", jwt(eksClaims()));
    await put(page, pane, text);
    await answer(page, "Allowed").waitFor();
    assert.equal(await side(page), "pulumi");
    assert.equal(await textOf(page, "pulumi-policy"), text);
    assert.equal(await textOf(page, "policy"), "");
    await undo(page);
    await page.locator(".aws-side").waitFor();
    assert.equal(await side(page), "aws");
    assert.equal(await textOf(page, pane), text);
    await turnTo(page, "Pulumi Cloud");
    assert.equal(await textOf(page, "pulumi-policy"), "");
  });
}

test("policies pasted as the token leave the token that was there", async (t) => {
  const page = await onPulumi(t);
  const token = jwt(eksClaims());
  await put(page, "token", token);
  await put(page, "token", policies);
  await answer(page, "Allowed").waitFor();
  assert.deepEqual([await textOf(page, "token"), await textOf(page, "pulumi-policy")], [token, policies]);
  await undo(page);
  // Any object may be claims.
  await page.locator(".token-pane .facts", { hasText: "claims only" }).waitFor();
  await page.waitForFunction(() => document.getElementById("pulumi-policy").value === "");
  assert.equal(await textOf(page, "token"), policies);
});

for (const [name, text] of [["a token", jwt(eksClaims())], ["claims", JSON.stringify(eksClaims())], ["a CloudTrail event", event]]) {
  test(`${name} pasted as the policies stands in for the token`, async (t) => {
    const page = await onPulumi(t);
    await put(page, "pulumi-policy", policies);
    await put(page, "pulumi-policy", text);
    await note(page).waitFor();
    assert.deepEqual([await textOf(page, "token"), await textOf(page, "pulumi-policy")], [text, policies]);
    await undo(page);
    await page.locator("#pulumi-problem .problem").waitFor();
    assert.deepEqual([await textOf(page, "token"), await textOf(page, "pulumi-policy")], ["", text]);
  });
}

test("a request fills the fields wherever it was pasted, with the token in it", async (t) => {
  const page = await open(t);
  const token = jwt(eksClaims());
  await put(page, "policy", curl(token));
  await page.locator("#pulumi-target").waitFor();
  await note(page).waitFor();
  assert.equal(await page.inputValue("#pulumi-organization"), "acme");
  assert.equal(await page.inputValue("#pulumi-target"), "alice");
  assert.equal(await textOf(page, "token"), token);
  await undo(page);
  await page.locator("#policy-problem .problem").waitFor();
  assert.equal(await textOf(page, "token"), "");
  await turnTo(page, "Pulumi Cloud");
  assert.equal(await page.inputValue("#pulumi-organization"), "");
});

test("policies and tokens pasted as the request go to their panes", async (t) => {
  const page = await onPulumi(t);
  await pasteRequest(page, policies);
  await note(page).waitFor();
  assert.deepEqual([await page.inputValue("#pulumi-request"), await textOf(page, "pulumi-policy")], ["", policies]);
  const token = jwt(eksClaims());
  await pasteRequest(page, token);
  await answer(page, "Allowed").waitFor();
  assert.deepEqual([await page.inputValue("#pulumi-request"), await textOf(page, "token")], ["", token]);
});

for (const pane of ["token", "pulumi-policy"]) {
  test(`a trust policy pasted as the ${pane} shows the side of AWS`, async (t) => {
    const page = await onPulumi(t);
    await put(page, "token", jwt(eksClaims()));
    await put(page, pane, eksPolicy);
    await page.locator("#verdict .headline h2", { hasText: "Allowed" }).waitFor();
    assert.equal(await side(page), "aws");
    assert.equal(await textOf(page, "policy"), eksPolicy);
    assert.equal(await textOf(page, "pulumi-policy"), "");
  });
}

test("an error of Pulumi Cloud is explained beside the request", async (t) => {
  const page = await open(t);
  await put(page, "token", error);
  await page.locator("#exchange-problem .likely").waitFor();
  assert.equal(await side(page), "pulumi");
  assert.match(await page.locator("#exchange-problem").innerText(), /--oidc-org/);
  await undo(page);
  assert.equal(await side(page), "aws");
  assert.equal(await textOf(page, "token"), error);
});

test("what belongs nowhere else stays, and says what is wrong", async (t) => {
  const page = await onPulumi(t);
  await put(page, "pulumi-policy", "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation");
  await page.locator("#pulumi-problem .problem").waitFor();
  await put(page, "token", "dear diary, this is no token at all");
  await page.locator("#token-problem .problem").waitFor();
  assert.equal(await side(page), "pulumi");
  assert.equal(await note(page).count(), 0);
});

test("files dropped anywhere go where they belong", async (t) => {
  const page = await onPulumi(t);
  const token = jwt(eksClaims());
  const files = [["policies.json", policies], ["token.jwt", token], ["exchange.sh", curl("$TOKEN")]];
  for (const [name, text] of files) {
    const files = await page.evaluateHandle(([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    }, [name, text]);
    await page.locator(".top").dispatchEvent("drop", { dataTransfer: files });
    await page.waitForTimeout(100);
  }
  await answer(page, "Allowed").waitFor();
  assert.deepEqual([await textOf(page, "token"), await textOf(page, "pulumi-policy")], [token, policies]);
  assert.equal(await page.inputValue("#pulumi-target"), "alice");
});

test("the policies can be formatted, searched, copied and cleared like those of AWS", async (t) => {
  const page = await onPulumi(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", JSON.stringify(JSON.parse(policies)));
  const pane = page.locator(".pulumi-policy-pane");
  await pane.getByRole("button", { name: "Format", exact: true }).click();
  assert.equal(await textOf(page, "pulumi-policy"), policies);
  await pane.getByRole("button", { name: "Undo" }).click();
  assert.equal(await textOf(page, "pulumi-policy"), JSON.stringify(JSON.parse(policies)));
  await pane.getByRole("button", { name: "Format", exact: true }).focus();
  await put(page, "pulumi-policy", program);
  await pane.getByRole("button", { name: "Format", exact: true }).click();
  assert.match(await pane.locator(".said").innerText(), /YAML/);
  await pane.getByRole("button", { name: "Clear", exact: true }).click();
  assert.equal(await textOf(page, "pulumi-policy"), "");
  await pane.getByRole("button", { name: "Undo" }).click();
  await answer(page, "Allowed").waitFor();
});

test("a claim, its rule and its row in the verdict point at each other", async (t) => {
  const page = await onPulumi(t);
  await put(page, "token", JSON.stringify(eksClaims(), null, 2));
  await put(page, "pulumi-policy", policies);
  await answer(page, "Allowed").waitFor();
  await page.locator('.claims [data-claim="kubernetes.io"]').first().click();
  await page.locator("#pulumi-answer .test-row[aria-current]").waitFor();
  await page.locator(".pulumi-policy-pane .cm-pointed-at").first().waitFor();
});
