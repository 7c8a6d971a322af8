// What else decides beside the trust policy: resource control policies, session tags, the request.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, jwt, openAllowed, put, selected } from "./page.mjs";

const onlyGitlab = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: {
      Effect: "Deny",
      Principal: "*",
      Action: "sts:AssumeRoleWithWebIdentity",
      Resource: "*",
      Condition: { Null: { "gitlab.com:sub": "true" } },
    },
  },
  null,
  2,
);

test("a resource control policy denies what the trust policy allows", async (t) => {
  const page = await openAllowed(t);
  await page.getByText("Resource control policy").click();
  await put(page, "limits", onlyGitlab);
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".evaluation").innerText(), /Resource control policy .* Denied/);
  await page.locator(".cause .place, .cause .provenance button").first().click();
  assert.match(await selected(page, "limits"), /^"gitlab.com:sub": "true"$/);

  await put(page, "limits", onlyGitlab.slice(0, -4));
  await page.waitForSelector(".answer.stale");
  assert.match(await page.locator("#limits-problem").innerText(), /never closed/);
  await put(page, "limits", "");
  await expectVerdict(page, "Allowed");
});

test("a session tag needs a permission of its own", async (t) => {
  const page = await openAllowed(t);
  const tags = { "https://aws.amazon.com/tags": { principal_tags: { Team: ["web"] } } };
  await put(page, "token", jwt({ ...eksClaims(), ...tags }));
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".cause").innerText(), /sts:TagSession/);
  await put(
    page,
    "policy",
    eksPolicy.replace('"sts:AssumeRoleWithWebIdentity"', '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]'),
  );
  await expectVerdict(page, "Allowed");
});

test("a session longer than the role allows is refused at the end", async (t) => {
  const page = await openAllowed(t);
  await page.getByText("More about the request").click();
  await page.fill("#duration", "7200");
  await page.fill("#max-duration", "3600");
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".headline").innerText(), /exceeds the MaxSessionDuration/);
});

test("a token is judged by the time of the call", async (t) => {
  const page = await openAllowed(t);
  await put(page, "token", jwt({ ...eksClaims(), nbf: 1789123000, iat: 1789123000, exp: 1789123300 }));
  await page.getByText("More about the request").click();
  await page.fill("#time", "1789123599");
  await expectVerdict(page, "Allowed");
  await page.fill("#time", "2026-09-11T10:46:41Z");
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".headline").innerText(), /ExpiredTokenException: Token expired: .* 1789123301 .* 1789123300/);
});

test("the account alone tells another account's provider apart", async (t) => {
  const page = await openAllowed(t);
  await page.getByText("More about the request").click();
  await page.fill("#account", "999999999999");
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".cause").innerText(), /999999999999/);
});
