// What else the policy lets in: tokens like the one at hand, looked at, tried and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, expectVerdict, jwt, open, openAllowed, put, showExample, textOf } from "./page.mjs";

const pane = (page) => page.locator(".variants:visible");
const chip = (page, name) => pane(page).getByRole("button", { name });
const group = (page, title) => pane(page).locator(".group", { has: page.getByRole("heading", { name: title }) });
const chips = async (page, title) => (await group(page, title).locator(".chip").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());

async function openDenied(t, options) {
  const page = await open(t, options);
  await showExample(page, "github-actions-environment");
  await expectVerdict(page, "Denied");
  await pane(page).waitFor();
  return page;
}

test("a reader sees what the policy lets in, and the token at hand among the rest", async (t) => {
  const page = await openDenied(t);
  assert.match((await chips(page, "Gets in")).join(), /push to main/);
  const out = await chips(page, "Kept out");
  for (const words of [/environment prod.*yours/, /another branch/, /tag v1\.2\.3/, /pull request/, /another repository of acme/, /a fork by somebody else/]) {
    assert.ok(out.some((text) => words.test(text)), `${words} in ${out}`);
  }
  assert.equal(await chip(page, /^Gets in: push to main/).count(), 1, "the verdict is a word for those who hear it");
});

test("one is looked at by the keyboard, tried, and taken back", async (t) => {
  const page = await openDenied(t);
  const pasted = await textOf(page, "token");
  await chip(page, /push to main/).focus();
  await page.keyboard.press("Enter");
  const detail = page.locator("#variant");
  await detail.waitFor();
  assert.equal(await chip(page, /push to main/).getAttribute("aria-expanded"), "true");
  assert.match(await detail.innerText(), /Push to main: gets in/);
  assert.match(await detail.locator(".changes").innerText(), /sub[\s\S]*environment:prod[\s\S]*ref:refs\/heads\/main/);
  await detail.getByRole("button", { name: "Try this token" }).click();
  await expectVerdict(page, "Allowed");
  assert.match(JSON.parse(await textOf(page, "token")).sub, /:ref:refs\/heads\/main$/);
  await chip(page, /push to main\s*tried/).waitFor();
  assert.equal(await chip(page, /environment prod\s*yours/).count(), 1, "the row stays that of the pasted token");
  await pane(page).getByRole("button", { name: "Bring the pasted token back" }).click();
  await expectVerdict(page, "Denied");
  assert.equal(await textOf(page, "token"), pasted);
  assert.equal(await pane(page).getByText("tried").count(), 0);
});

test("one that is kept out says why, and closes again", async (t) => {
  const page = await openAllowed(t);
  await pane(page).waitFor();
  const other = chip(page, /of another namespace/);
  await other.click();
  assert.match(await page.locator("#variant .why").innerText(), /namespace/);
  await other.click();
  await page.locator("#variant").waitFor({ state: "detached" });
});

test("the row follows what one types", async (t) => {
  const page = await openDenied(t);
  const policy = await textOf(page, "policy");
  await put(page, "policy", policy.replace(/repo:acme\/web:[^"]*/, "repo:acme/*"));
  await expectVerdict(page, "Allowed");
  await group(page, "Gets in").locator(".chip", { hasText: "another repository of acme" }).waitFor();
  await put(page, "token", '{ "iss": "https://idp.example.com", "aud": "a", "sub": "b" }');
  await expectVerdict(page, "Denied");
  await pane(page).waitFor({ state: "detached" });
});

test("Pulumi Cloud's side has its own, and a token is tried there as well", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Pulumi Cloud", exact: true }).click();
  await put(page, "token", jwt(eksClaims()));
  const rules = { '"kubernetes.io".namespace': "staging" };
  await put(page, "pulumi-policy", JSON.stringify([{ decision: "allow", tokenType: "organization", rules }]));
  await group(page, "Gets in").locator(".chip", { hasText: "of staging" }).click();
  await page.locator("#variant .changes", { hasText: '"kubernetes.io".namespace' }).waitFor();
  await page.getByRole("button", { name: "Try this token" }).click();
  await page.locator("#pulumi-answer .headline h2", { hasText: "Allowed" }).waitFor();
  await pane(page).getByRole("button", { name: "Bring the pasted token back" }).click();
  await page.locator("#pulumi-answer .headline h2", { hasText: "Denied" }).waitFor();
});

test("nothing is cut from 360 to 2560 pixels", async (t) => {
  for (const width of [360, 768, 1280, 2560]) {
    const page = await openDenied(t, { width });
    await chip(page, /push to main/).click();
    await page.locator("#variant").waitFor();
    const cut = await pane(page).evaluate((pane) => [...pane.querySelectorAll("*")].filter((one) => !one.closest(".unseen") && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== "inline").map((one) => one.outerHTML));
    assert.deepEqual(cut, [], `at ${width}`);
    const { right, room } = await pane(page).evaluate((pane) => ({ right: pane.getBoundingClientRect().right, room: innerWidth }));
    assert.ok(right <= room, `at ${width}`);
  }
});
