// Sharing and keeping the side of Pulumi Cloud.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { contentOf, openShare } from "./permalinks.mjs";
import { ofPulumi } from "./examples.mjs";
import { eksClaims, eksPolicy, isAnswered, jwt, open, put, showExample, textOf } from "./page.mjs";

const lines = async (path) => (await readFile(new URL(path, import.meta.url), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
const links = (await lines("links.jsonl")).filter(({ holds }) => holds.tab === "pulumi");
const policies = JSON.stringify({ policies: [{ decision: "allow", tokenType: "personal", userLogin: "alice", rules: { sub: "*" } }] });

const answer = (page, word) => page.locator("#pulumi-answer .headline h2", { hasText: word });
const onAws = (page, word) => page.locator("#verdict .headline h2", { hasText: word }).waitFor();
const outcome = (page) => page.locator("#share .outcome").innerText();

async function onPulumi(t, options) {
  const page = await open(t, options);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await page.locator("[data-area=pulumi-policy]").waitFor();
  return page;
}

/** Opens the dialog and makes a link; what it holds. */
async function share(page, { claims = false, renamed = false } = {}) {
  await openShare(page, { claims, renamed });
  const { hash } = new URL(await page.inputValue("#share-link"));
  const { content } = await contentOf(hash);
  return { hash, content };
}

test("a link holds the policies and what is asked for, and the claims only after somebody agreed", async (t) => {
  const page = await onPulumi(t);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", policies);
  await page.selectOption("#pulumi-token-type", "personal");
  await page.fill("#pulumi-target", "alice");
  await answer(page, "Allowed").waitFor();
  const pulumi = { policy: policies, request: { "pulumi-token-type": "personal", "pulumi-target": "alice" } };
  assert.deepEqual((await share(page)).content, { tab: "pulumi", pulumi });
  assert.match(await outcome(page), /without a token/);
  await page.keyboard.press("Escape");

  const { hash, content } = await share(page, { claims: true });
  assert.deepEqual({ ...content, claims: JSON.parse(content.claims).sub }, { tab: "pulumi", claims: eksClaims().sub, pulumi });
  assert.match(await outcome(page), /same verdict: Allowed/);

  const other = await open(t, { address: hash });
  await answer(other, "Allowed").waitFor();
  assert.equal(await textOf(other, "pulumi-policy"), policies);
  assert.equal(await other.inputValue("#pulumi-target"), "alice");
  await other.locator("[data-area=pulumi-policy]").waitFor();
});

test("a link holds both sides where both have texts, and opens with the one that was shown", async (t) => {
  const page = await onPulumi(t);
  await put(page, "pulumi-policy", policies);
  await page.getByRole("button", { name: "AWS", exact: true }).click();
  await put(page, "policy", eksPolicy);
  const { hash, content } = await share(page);
  assert.deepEqual(content, { tab: "aws", policy: eksPolicy, pulumi: { policy: policies } });
  const other = await open(t, { address: hash });
  await other.locator(".aws-side").waitFor();
  assert.equal(await textOf(other, "policy"), eksPolicy);
  await other.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await other.waitForFunction((policies) => document.getElementById("pulumi-policy")?.value === policies, policies);
});

test("links of every version open what they hold", async (t) => {
  const page = await open(t);
  assert.ok(links.length >= 3);
  for (const { id, fragment, verdict, holds } of links) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await page.waitForFunction((policy) => document.getElementById("pulumi-policy")?.value === policy, holds.pulumi.policy);
    if (verdict) await answer(page, verdict).waitFor();
    assert.deepEqual(JSON.parse((await textOf(page, "token")) || "null"), JSON.parse(holds.claims ?? "null"), id);
    assert.equal(await textOf(page, "policy"), holds.policy ?? "", id);
    for (const [field, value] of Object.entries({ ...holds.request, ...holds.pulumi.request })) assert.equal(await page.inputValue(`#${field}`), value, field);
    assert.deepEqual((await share(page, { claims: Boolean(holds.claims) })).content, holds, `${id}, shared again`);
    await page.keyboard.press("Escape");
  }
});

test("no link holds a token, wherever one was pasted", async (t) => {
  const page = await onPulumi(t);
  const token = jwt(eksClaims());
  await put(page, "pulumi-policy", `# ${token}\n${policies}`);
  await page.fill("#pulumi-request", `pulumi login --oidc-token ${token} --oidc-org acme`);
  const { content } = await share(page, { claims: true });
  assert.ok(!JSON.stringify(content).includes("eyJ"));
  assert.equal(content.pulumi.request["pulumi-request"], "pulumi login --oidc-token [token removed] --oidc-org acme");
});

test("under other names an exchange keeps its verdict and its cause", async (t) => {
  const page = await open(t);
  for (const { id, pulumi } of ofPulumi) {
    await showExample(page, id);
    await page.waitForFunction((policy) => document.getElementById("pulumi-policy")?.value === policy, JSON.stringify(pulumi.policy, null, 2));
    const { content } = await share(page, { claims: true, renamed: true });
    await page.locator("#share .outcome:not(:empty)").waitFor();
    assert.match(await outcome(page), /the same verdict: /, id);
    assert.doesNotMatch(JSON.stringify(content), /acme|alice|bob|octocat|dream|nightmare|(?<!example)DOCID/i, id);
    assert.equal(content.pulumi.request["pulumi-token-type"], pulumi.request["pulumi-token-type"], id);
    await page.keyboard.press("Escape");
  }
});

test("names are the same in the claims, the rules, the target and a pasted request", async (t) => {
  const page = await onPulumi(t);
  const claims = { iss: "https://api.pulumi.com/oidc", aud: "acme", sub: "pulumi:deploy:org:acme:project:shop:stack:blue:operation:update:scope:write", org: "acme", project: "shop", stack: "blue" };
  const policy = `organization: acme
url: https://api.pulumi.com/oidc
policies:
  - decision: allow
    tokenType: team
    teamName: platform-*
    rules: {aud: acme, sub: "pulumi:deploy:org:acme:project:shop:stack:blue:*"}
  - decision: deny
    tokenType: personal
    userLogin: carol
    rules: {stack: blue}
  - decision: deny
    tokenType: runner
    runnerID: builder-7
    rules: {stack: blue}
`;
  await put(page, "token", JSON.stringify(claims));
  await put(page, "pulumi-policy", policy);
  await page.fill("#pulumi-request", "pulumi login --oidc-token file://t --oidc-org acme --oidc-team platform-web");
  await page.waitForFunction(() => document.getElementById("pulumi-target").value === "platform-web");
  await isAnswered(page);
  await answer(page, "Allowed").waitFor();
  const { content } = await share(page, { claims: true, renamed: true });
  await page.locator("#share .outcome", { hasText: "same verdict: Allowed" }).waitFor();
  assert.doesNotMatch(JSON.stringify(content), /acme|shop|blue|platform|carol|builder/i);
  const { org, project, stack } = JSON.parse(content.claims);
  const own = content.pulumi;
  assert.ok(own.policy.includes(`organization: ${org}\n`));
  assert.ok(own.policy.includes(`pulumi:deploy:org:${org}:project:${project}:stack:${stack}:*`));
  assert.equal(own.request["pulumi-organization"], org);
  const [, team] = /teamName: (.+)-\*/.exec(own.policy);
  assert.ok(own.request["pulumi-target"].startsWith(`${team}-`));
  assert.ok(own.request["pulumi-request"].endsWith(`--oidc-org ${org} --oidc-team ${own.request["pulumi-target"]}`));
});

test("what was typed on this side is kept when an example or a link comes, and brought back", async (t) => {
  const page = await onPulumi(t);
  await put(page, "token", jwt(eksClaims("staging")));
  await put(page, "pulumi-policy", policies);
  await page.fill("#pulumi-target", "alice");
  await showExample(page, "exchange-github");
  await answer(page, "Allowed").waitFor();
  assert.match(await page.locator(".put-aside-note").innerText(), /is kept/);
  await showExample(page, "eks-pod-staging");
  await onAws(page, "Denied");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await answer(page, "Allowed").waitFor();
  assert.equal(await textOf(page, "pulumi-policy"), policies);
  assert.equal(await page.inputValue("#pulumi-target"), "alice");
  assert.match(await textOf(page, "token"), /^eyJ/);
});

test("policies alone are kept as well, on the side that had nothing else", async (t) => {
  const page = await onPulumi(t);
  await put(page, "pulumi-policy", policies);
  await page.getByRole("button", { name: "AWS", exact: true }).click();
  await showExample(page, "eks-pod-default");
  await onAws(page, "Allowed");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.waitForFunction((policies) => document.getElementById("pulumi-policy").value === policies, policies);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.tab), "pulumi");
});

test("an example of AWS leaves nothing on this side", async (t) => {
  const page = await open(t);
  await showExample(page, "exchange-github");
  await answer(page, "Allowed").waitFor();
  await showExample(page, "eks-pod-default");
  await onAws(page, "Allowed");
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await page.locator("#pulumi-answer .half .least").waitFor();
  assert.equal(await textOf(page, "pulumi-policy"), "");
});

test("what is asked to be remembered is there after a reload, without the token", async (t) => {
  const page = await onPulumi(t, { reloads: true });
  await put(page, "token", jwt(eksClaims()));
  await put(page, "pulumi-policy", policies);
  await page.fill("#pulumi-target", "alice");
  await page.getByText("How this stays private").click();
  await page.locator("#remember").check();
  await page.waitForFunction(() => localStorage.getItem("whydenied")?.includes("alice"));
  assert.ok(!(await page.evaluate(() => localStorage.getItem("whydenied"))).includes("eyJ"));
  await page.reload();
  await page.waitForFunction((policies) => document.getElementById("pulumi-policy")?.value === policies, policies);
  assert.equal(await page.inputValue("#pulumi-target"), "alice");
  assert.equal(await textOf(page, "token"), "");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.tab), "pulumi");
});
