// Sharing: a link holds what was agreed to and nothing else, opens what it holds, and goes on doing so.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { contentOf, fragmentOf, openShare } from "./permalinks.mjs";
import { ofAws } from "./examples.mjs";
import { addressOf, allowClipboard, eksClaims, eksPolicy, expectVerdict, field, fillIn, jwt, open, openAllowed, put, showExample, textOf } from "./page.mjs";

const lines = async (path) => (await readFile(new URL(path, import.meta.url), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
/** Links as they were made once: this file grows, and no line of it changes. */
const links = await lines("links.jsonl");

const outcome = (page) => page.locator("#share .outcome").innerText();
const follow = (page, fragment) => page.evaluate((hash) => (location.hash = hash), fragment);

/** Opens the dialog and makes a link; the fragment, and what it holds. */
async function share(page, { claims = false, renamed = false } = {}) {
  await openShare(page, { claims, renamed });
  const link = await page.inputValue("#share-link");
  const fragment = new URL(link).hash;
  return { link, fragment, ...(await contentOf(fragment)) };
}

const close = (page) => page.keyboard.press("Escape");

test("a link holds the policy, and the claims that are ticked", async (t) => {
  const page = await openAllowed(t);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share [aria-busy=false]").waitFor();
  // With what the policy tests the link opens with its verdict.
  const ticked = await page.locator(".claims-list li:has(:checked) b").allInnerTexts();
  assert.deepEqual(ticked.toSorted(), ["aud", "iss", "sub"]);
  assert.match(await page.locator(".claims-list").innerText(), /sub\s+system:serviceaccount:default:pulumi-service-account/);
  assert.match(await outcome(page), /same verdict: Allowed/);
  const { content: tested } = await contentOf(new URL(await page.inputValue("#share-link")).hash);
  assert.deepEqual(Object.keys(JSON.parse(tested.claims)).toSorted(), ["aud", "iss", "sub"]);
  await close(page);

  const without = await share(page);
  assert.deepEqual(without.content, { tab: "aws", policy: eksPolicy });
  assert.match(await outcome(page), /without a token/);
  await close(page);

  const { content, fragment } = await share(page, { claims: true });
  assert.deepEqual({ ...JSON.parse(content.claims), iat: 0, nbf: 0, exp: 0 }, { ...eksClaims(), iat: 0, nbf: 0, exp: 0 });
  assert.match(await outcome(page), /same verdict: Allowed/);
  assert.match(await page.locator("#share .held").textContent(), /pulumi-service-account/);
  await close(page);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share").waitFor();
  assert.equal(await page.locator(".claims-list :checked").count(), 3, "it is asked anew every time");
  await close(page);

  const other = await open(t, { address: fragment });
  await expectVerdict(other, "Allowed");
  assert.match(await other.locator(".put-aside-note").innerText(), /came with the link/);
  assert.match(await other.locator(".token-pane .facts").innerText(), /claims only/);
  assert.equal(await textOf(other, "policy"), eksPolicy);
});

test("no link holds a token, wherever one was pasted", async (t) => {
  const page = await openAllowed(t);
  const token = jwt(eksClaims());
  const [, , signature] = token.split(".");
  await page.locator(".request-pane summary").click();
  await fillIn(page, "context", `test:token=${token}`);
  await page.getByText("Resource control policy").click();
  await put(page, "limits", `{ "Version": "${token}" }`);
  const { content } = await share(page, { claims: true });
  assert.ok(!JSON.stringify(content).includes(signature));
  assert.ok(!JSON.stringify(content).includes("eyJ"));
  assert.match(content.request.context, /token removed/);
  await close(page);

  await put(page, "policy", `// ${token}\n${eksPolicy}`);
  assert.equal((await share(page)).content.policy, `// [token removed]\n${eksPolicy}`);
  await close(page);
  await put(page, "token", JSON.stringify({ value: token, count: 1 }));
  assert.ok(!JSON.stringify((await share(page, { claims: true })).content).includes("eyJ"));
});

test("no link holds a secret, in whatever form it was pasted", async (t) => {
  // Filled in: of those that are pasted some are a request to Pulumi Cloud, and go to its side.
  const page = await openAllowed(t, { editors: false });
  const [header, payload] = jwt(eksClaims()).split(".");
  const signature = "q2Zf-0hXb7LmPZ3cT9_vR4kQy8NdS1wJe6GoUiAxHtB".repeat(2);
  const lines = (text, by) => text.match(/.{1,40}/g).join(by);
  const whole = [header, payload, signature].join(".");
  const key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  await page.locator(".request-pane summary").click();
  await page.getByText("Resource control policy").click();
  for (const text of [
    lines(whole, "\n"),
    lines(whole, " \\\n"),
    `subject_token=${[header, lines(payload, "\n"), signature].join(".")}&scope=a`,
    `subject_token=${whole.replaceAll(".", "%2E")}`,
    JSON.stringify({ iss: "x", token: lines(whole, "\n") }),
    `Authorization: Bearer ${whole}=`,
    `PULUMI_ACCESS_TOKEN=pul-${"0123456789abcdef".repeat(3)}`,
    JSON.stringify({ SecretAccessKey: key }),
    `client_secret=${key}`,
  ]) {
    await fillIn(page, "context", `test:note=${text}`);
    await fillIn(page, "limits", `// ${text}\n{}`);
    const held = JSON.stringify((await share(page)).content);
    for (const piece of [...signature.match(/.{12}/g), key, "0123456789abcdef"]) assert.ok(!held.includes(piece), `${text}\n${held}`);
    assert.match(held, /removed\]/);
    await close(page);
  }
  // Among the claims that somebody agreed to share.
  await put(page, "token", JSON.stringify({ ...eksClaims(), note: lines(whole, "\n"), client_secret: key }));
  const { content } = await share(page, { claims: true });
  assert.deepEqual({ note: "[token removed]", client_secret: "[secret removed]" }, (({ note, client_secret }) => ({ note, client_secret }))(JSON.parse(content.claims)));
  await close(page);
});

test("a link brings fields of the request and nothing else", async (t) => {
  const page = await open(t);
  const claims = JSON.stringify(eksClaims());
  const request = { "session-name": "deploy-42", token: "{}", policy: "{}", pulumi: "{}", unknown: "x" };
  const pulumi = { policy: "[]", request: { "pulumi-target": "alice", "pulumi-policy": "{}", token: "{}" } };
  await follow(page, `#${await fragmentOf({ tab: "aws", claims, policy: eksPolicy, request, pulumi }, (text) => text)}`);
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "policy"), eksPolicy);
  const { content } = await share(page, { claims: true });
  assert.deepEqual({ ...content, claims }, { tab: "aws", claims, policy: eksPolicy, request: { "session-name": "deploy-42" }, pulumi: { policy: "[]", request: { "pulumi-target": "alice" } } });
});

test("an example opens with the same verdict and cause under other names", async (t) => {
  const page = await open(t);
  // Of whoever calls the claims of a call go along.
  for (const { id } of ofAws.filter(({ caller }) => !caller)) {
    await showExample(page, id);
    const { content } = await share(page, { claims: true, renamed: true });
    assert.match(await outcome(page), /same verdict: /, id);
    assert.doesNotMatch(JSON.stringify(content), /acme|octocat|contoso|mygroup|123456789012|(?<!example)DOCID/i, id);
    await close(page);
  }
});

test("where other names change the verdict, it says so", async (t) => {
  const page = await open(t);
  await showExample(page, "github-case");
  await put(page, "policy", (await textOf(page, "policy")).replace("repo:acme/web:*", "repo:A*me/w*:*"));
  await expectVerdict(page, "Allowed");
  await share(page, { claims: true, renamed: true });
  assert.match(await outcome(page), /another verdict: Denied, not Allowed/);
});

test("links of every version open what they hold", async (t) => {
  const page = await open(t);
  assert.ok(links.some(({ fragment }) => fragment.startsWith("#v1=")));
  // Those of Pulumi Cloud open on a side of their own.
  for (const { id, fragment, verdict, holds } of links.filter(({ holds }) => holds.tab === "aws")) {
    await follow(page, fragment);
    await page.waitForFunction((policy) => document.getElementById("policy").value === policy, holds.policy);
    if (verdict) await expectVerdict(page, verdict);
    // Claims are set one a line; the text of whoever calls stays as it is.
    const read = (text) => (/^\s*\{/.test(text) ? JSON.parse(text) : text);
    assert.deepEqual(read(await textOf(page, "token")), read(holds.claims ?? ""), id);
    assert.equal(await textOf(page, "limits"), holds.limits ?? "", id);
    for (const [field, value] of Object.entries(holds.request ?? {})) {
      if (field === "caller-call") await page.locator("[role=radio][aria-checked=true]").and(page.locator(`[data-call="${value}"]`)).waitFor();
      else if (value === "true") assert.ok(await page.isChecked(`#${field}`), field);
      else assert.equal(await page.inputValue(`#${field}`), value, field);
    }
    assert.deepEqual((await share(page, { claims: Boolean(holds.claims) })).content, holds.claims ? { ...holds } : holds, `${id}, shared again`);
    await close(page);
  }
});

test("what had been typed is kept when a link is opened", async (t) => {
  const page = await openAllowed(t);
  const token = await textOf(page, "token");
  await follow(page, links[1].fragment);
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".put-aside-note").innerText(), /came with the link.*is kept/);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "token"), token);
});

test("the address says no more what the page does not show", async (t) => {
  const page = await open(t, { address: links[1].fragment });
  await expectVerdict(page, "Denied");
  assert.equal((await addressOf(page)).hash, links[1].fragment);
  await field(page, "policy").press("End");
  await page.keyboard.type(" ");
  assert.equal((await addressOf(page)).hash, "");
});

const BROKEN = {
  "cut off": [links[1].fragment.slice(0, -40), /damaged/],
  "with a letter changed": [links[1].fragment.replace(/=(.{20})./, "=$1~"), /damaged/],
  "with nothing in it": ["#v1=", /damaged/],
  "of a newer version": ["#v2=q1YqU7Iy1FEqSUxSslJKLC9W0lEqyM", /newer version/],
};

for (const [name, [fragment, message]] of Object.entries(BROKEN)) {
  test(`a link ${name} has a clear message, and nothing is lost`, async (t) => {
    const page = await openAllowed(t);
    const token = await textOf(page, "token");
    await follow(page, fragment);
    const dialog = page.getByRole("dialog", { name: "About this link" });
    assert.match(await dialog.innerText(), message);
    assert.match(await dialog.innerText(), /untouched/);
    await close(page);
    assert.equal(await textOf(page, "token"), token);
    await expectVerdict(page, "Allowed");
  });
}

test("a long link is said to be long", async (t) => {
  const page = await openAllowed(t);
  await page.getByText("Resource control policy").click();
  const noise = Array.from({ length: 4_000 }, (_, at) => ((at * 7919 + 13) % 100_003).toString(36)).join("");
  await put(page, "limits", `{ "Version": "${noise}" }`);
  const { link } = await share(page);
  assert.ok(link.length > 8000);
  assert.match(await page.locator("#share-length").innerText(), /characters: some chats .* cut links/);
});

test("the link is copied, and the focus goes where it came from", async (t) => {
  const page = await openAllowed(t);
  await allowClipboard(page);
  const { link } = await share(page);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.locator("#share .said", { hasText: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  await close(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Share");
});

test("what is remembered holds no secret, in whatever form it was pasted", async (t) => {
  const page = await openAllowed(t);
  const token = jwt(eksClaims()).match(/.{1,40}/g).join("\n");
  await put(page, "policy", `/* ${token} client_secret=q8Q~x-0123456789 */${eksPolicy}`);
  await page.getByText("How this stays private").click();
  await page.locator("#remember").check();
  await page.waitForFunction(() => localStorage.getItem("whydenied")?.includes("pulumi-service-account"));
  const kept = await page.evaluate(() => localStorage.getItem("whydenied"));
  assert.match(kept, /token removed.*secret removed/);
  assert.doesNotMatch(kept, /eyJ|bm90IGEgc2lnbmF0dXJl|q8Q~x/);
});
