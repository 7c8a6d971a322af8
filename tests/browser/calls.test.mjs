// A workflow in the place of a token: all calls are listed, and the answer is about the one that is chosen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { contentOf, openShare } from "./permalinks.mjs";
import { expectVerdict, field, open, put, selected, showExample, textOf } from "./page.mjs";

const lines = (await readFile(new URL("../../web/gallery/examples.jsonl", import.meta.url), "utf8")).trim().split("\n");
const example = lines.map((line) => JSON.parse(line)).find(({ id }) => id === "code-github-workflow");
const policy = JSON.stringify(example.policy, null, 2);

const radios = (page) => page.locator("#verdict").getByRole("radio");
const chosen = (page) => page.locator("#verdict [role=radio][aria-checked=true]");
const heading = (page) => page.locator("#calls-title");
const is = (locator, text) => locator.filter({ hasText: text }).waitFor();

for (const width of [390, 1280]) {
  test(`every call of a workflow is judged, and a click shows why, at ${width} px`, async (t) => {
    const page = await open(t, { width });
    await put(page, "policy", policy);
    await put(page, "token", example.caller);
    await is(heading(page), "3 of 4 calls fail");
    assert.match(await page.locator(".token-pane .facts").first().innerText(), /GitHub Actions workflow · 4 calls/);
    assert.match(await page.locator(".calls .note").innerText(), /Assumed: The repository is taken to be acme\/web/);
    assert.equal(await radios(page).count(), 4);
    const words = await radios(page).locator(".outcome").allInnerTexts();
    assert.deepEqual(words.map((word) => word.trim()).toSorted(), ["Denied", "Denied", "It depends", "No token"]);
    assert.equal(await chosen(page).getAttribute("data-call"), await radios(page).first().getAttribute("data-call"), "the first to be looked at");

    await radios(page).filter({ hasText: "deploy" }).click();
    await is(page.locator(".cause"), /environment/);
    await is(page.locator(".claims .facts-list"), "repo:acme/web:environment:prod");

    await radios(page).filter({ hasText: "push to main" }).filter({ hasText: "It depends" }).click();
    await expectVerdict(page, "It depends");
    await page.locator(".not-said > summary").click();
    await page.selectOption("#caller-immutable", "false");
    await expectVerdict(page, "Allowed");
    await radios(page).filter({ hasText: "No token" }).click();
    await expectVerdict(page, "Denied");
    await is(page.locator(".headline"), /AWS was never asked/);
  });
}

test("the arrow keys walk through the calls", async (t) => {
  const page = await open(t);
  await showExample(page, "code-github-workflow");
  await is(heading(page), "3 of 4 calls fail");
  await radios(page).first().focus();
  const focused = () => page.evaluate(() => [...document.querySelectorAll("[role=radio]")].indexOf(document.activeElement));
  for (const [key, at] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["End", 3], ["ArrowDown", 0], ["ArrowUp", 3], ["Home", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), at, key);
    await page.waitForFunction((at) => document.querySelectorAll("[role=radio]")[at].ariaChecked === "true", at);
  }
});

test("the chosen call stays chosen while the text changes, and its place is set apart", async (t) => {
  const page = await open(t);
  await put(page, "policy", policy);
  await put(page, "token", example.caller);
  await radios(page).filter({ hasText: "deploy" }).click();
  await page.waitForFunction(() => document.querySelector(".token-pane .cm-pointed-at")?.textContent.length > 0);
  await page.locator("[role=radio][aria-checked=true][data-call*=deploy]").waitFor();
  const key = await chosen(page).getAttribute("data-call");

  await put(page, "token", `# another line\n${example.caller}`);
  await is(heading(page), "3 of 4 calls fail");
  assert.equal(await chosen(page).getAttribute("data-call"), key);
  await put(page, "token", example.caller.replace("deploy:\n", "release:\n"));
  await page.locator("[role=radio][data-call*=release]").waitFor();
  assert.notEqual(await chosen(page).getAttribute("data-call"), key, "it is not there any more");
  await put(page, "token", example.caller);
  await page.locator(`[role=radio][aria-checked=true][data-call*=deploy]`).waitFor();

  const row = page.locator(".call", { has: page.locator("[data-call*=smoke]") });
  await row.getByRole("button", { name: /^line / }).click();
  assert.match(await selected(page, "token"), /^uses: aws-actions\/configure-aws-credentials/);
});

test("an edit of the workflow mends a job without a token", async (t) => {
  const page = await open(t);
  await put(page, "policy", policy);
  await put(page, "token", example.caller);
  await radios(page).filter({ hasText: "No token" }).click();
  const fix = page.locator(".fixes .fix", { hasText: "id-token: write" });
  await fix.getByRole("button", { name: /Apply/ }).click();
  await is(heading(page), "2 of 4 calls fail");
  assert.match(await textOf(page, "token"), /^permissions:\n(?:  contents: read\n)?  id-token: write/m);
  assert.equal(await textOf(page, "policy"), policy);
});

test("a workflow alone is listed, and pasted for a policy it goes where it belongs", async (t) => {
  const page = await open(t);
  await put(page, "policy", example.caller);
  await is(heading(page), "calls");
  assert.equal(await textOf(page, "token"), example.caller);
  assert.equal(await textOf(page, "policy"), "");
  await is(page.locator(".policy-pane"), "says who calls");
  assert.equal(await radios(page).filter({ hasText: "No token" }).count(), 1);
  assert.equal(await radios(page).filter({ hasText: "Not judged" }).count(), 3);
  await page.locator(".half .least").waitFor();
});

test("what the text does not say is asked for", async (t) => {
  const page = await open(t);
  await put(page, "policy", policy.replace("repo:acme/web:ref", "repo:acme/*:ref"));
  await put(page, "token", example.caller);
  await page.locator(".not-said > summary").click();
  await field(page, "caller-repository").fill("globex/web");
  await is(page.locator(".calls .subject").first(), "globex/web");
  await is(heading(page), /fail/);
});

test("a link brings the workflow, what was said of it, and the call that is looked at", async (t) => {
  const page = await open(t);
  await showExample(page, "code-github-workflow");
  await radios(page).filter({ hasText: "deploy" }).click();
  await is(page.locator(".cause"), /environment/);
  await page.locator(".not-said > summary").click();
  await field(page, "caller-repository").fill("acme/web");
  await openShare(page, { claims: true, renamed: false });
  const fragment = new URL(await page.inputValue("#share-link")).hash;
  const { content } = contentOf(fragment);
  assert.equal(content.claims, example.caller);
  assert.equal(content.request["caller-repository"], "acme/web");
  assert.match(content.request["caller-call"], /deploy/);
  assert.match(await page.locator("#share .outcome").innerText(), /same verdict: Denied/);
  // Under other names no text of a workflow goes along.
  await page.setChecked("#share-renamed", true);
  await page.waitForFunction((before) => document.getElementById("share-link").value !== before, await page.inputValue("#share-link"));
  await page.locator("#share [aria-busy=false]").waitFor();
  const renamed = contentOf(new URL(await page.inputValue("#share-link")).hash).content;
  assert.match(JSON.parse(renamed.claims).sub, /^repo:(?!acme).*:environment:prod$/);

  const other = await open(t, { address: fragment });
  await is(heading(other), "3 of 4 calls fail");
  await other.locator("[role=radio][aria-checked=true][data-call*=deploy]").waitFor();
  assert.equal(await textOf(other, "token"), example.caller);
});

test("a token in the place of a workflow takes its calls away", async (t) => {
  const page = await open(t);
  await put(page, "policy", policy);
  await put(page, "token", example.caller);
  await is(heading(page), "3 of 4 calls fail");
  await put(page, "token", JSON.stringify({ iss: "https://token.actions.githubusercontent.com", aud: "sts.amazonaws.com", sub: "repo:acme/web:ref:refs/heads/main" }));
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator(".calls").count(), 0);
});

test("a page with a policy and a workflow fills both panes, and says so once", async (t) => {
  const page = await open(t);
  const text = `The role trusts this:\n\n\`\`\`json\n${policy}\n\`\`\`\n\nand this is the workflow.\n\n\`\`\`yaml\n${example.caller}\`\`\`\n`;
  await put(page, "token", text);
  await is(heading(page), "3 of 4 calls fail");
  assert.equal(await textOf(page, "policy"), policy);
  assert.equal(await textOf(page, "token"), example.caller.trim());
  const said = page.locator(".said", { hasText: "taken apart" });
  assert.match(await said.innerText(), /a trust policy and a GitHub Actions workflow; 2 parts were passed over/);
  await said.getByRole("button", { name: "Undo" }).click();
  assert.equal(await textOf(page, "token"), text);
  assert.equal(await textOf(page, "policy"), "");
});

const login = `on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs:
  preview:
    runs-on: ubuntu-latest
    environment: staging
    steps:
      - uses: pulumi/auth-actions@v1
        with: { organization: acme, requested-token-type: "urn:pulumi:token-type:access_token:organization" }
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: pulumi/auth-actions@v1
        with: { organization: acme, requested-token-type: "urn:pulumi:token-type:access_token:organization" }
`;
const policies = `- decision: allow
  tokenType: organization
  rules:
    aud: urn:pulumi:org:acme
    sub: repo:acme/web:ref:refs/heads/main
`;

test("every exchange of a workflow with Pulumi Cloud is judged, and one is looked at", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await put(page, "pulumi-policy", policies);
  await put(page, "token", login);
  const exchanges = page.locator("#pulumi-verdict").getByRole("radio");
  await page.locator(".not-said > summary").click();
  await page.fill("#caller-repository", "acme/web");
  await page.selectOption("#caller-immutable", "false");
  await is(page.locator("#exchanges-title"), "1 of 2 calls fail");
  await is(page.locator("#pulumi-answer .cause"), /environment/);
  await is(page.locator(".claims .facts-list"), "repo:acme/web:environment:staging");
  await page.locator(".pulumi-policy-pane .cm-found").first().waitFor();
  assert.equal(await page.locator(".token-pane .cm-found").count(), 0, "what is wrong with the policies is marked there");

  await exchanges.filter({ hasText: "deploy" }).click();
  await is(page.locator("#pulumi-answer .headline h2"), "Allowed");
  await is(page.locator(".claims .facts-list"), "repo:acme/web:ref:refs/heads/main");

  await put(page, "token", login.replace("permissions: { id-token: write }\n", ""));
  await is(page.locator("#pulumi-answer .headline"), /Pulumi Cloud was never asked/);
  await page.locator("#pulumi-answer [data-fix='0']").click();
  assert.match(await textOf(page, "token"), /id-token: write/, "the workflow is mended");
  assert.equal(await textOf(page, "pulumi-policy"), policies);
});

test("of several roles the one that the workflow asks for is judged", async (t) => {
  const page = await open(t);
  const role = (name) => ({ RoleName: name, Arn: `arn:aws:iam::123456789012:role/${name}`, AssumeRolePolicyDocument: example.policy });
  await put(page, "policy", JSON.stringify({ Roles: [role("other"), role("web-deploy")] }, null, 2));
  await put(page, "token", example.caller);
  await is(heading(page), "3 of 4 calls fail");
});
