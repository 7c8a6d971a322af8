// The editors: they come when the page stands, take the places of the text areas, and lose nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { longestPolicy } from "./long_texts.mjs";
import {
  cursorBefore, eksClaims, eksPolicy, editorsReady, expectVerdict, field, jwt, open, openAllowed, paste, put, selectAll, selected, showExample, textOf,
} from "./page.mjs";

const found = (page, pane) => page.locator(`.${pane}-pane .cm-found`);
const told = (page) => page.locator(".cm-told");
const said = (page, pane) => page.locator(`.${pane}-pane .said`);
const tool = (page, pane, name) => page.locator(`.${pane}-pane`).getByRole("button", { name, exact: true });
const staging = () => jwt(eksClaims("staging"));

test("without its file the text areas stay, and do all that they did", async (t) => {
  const page = await open(t, { editors: false });
  await put(page, "token", staging());
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Denied");
  assert.equal(await page.locator(".cm-editor").count(), 0);
  await page.locator(".test-row.fail .test").click();
  assert.match(await selected(page, "policy"), /^"[^"]+:sub": "system:serviceaccount:default:/);
  await put(page, "policy", eksPolicy.replace('"Action"', "Action"));
  assert.match(await page.locator("#policy-problem").innerText(), /line 9/);
  await put(page, "token", "");
  await put(page, "token", eksPolicy);
  assert.equal(await textOf(page, "policy"), eksPolicy, "and puts what is pasted where it belongs");
  await page.locator(".policy-pane").getByRole("button", { name: "Undo" }).click();
  assert.equal(await textOf(page, "token"), eksPolicy);
});

test("an editor takes over the text, the cursor, the focus, and what was typed before", async (t) => {
  let letIn;
  const page = await open(t, { editors: new Promise((resolve) => (letIn = () => resolve(true))) });
  const area = page.locator("#policy");
  await area.focus();
  await page.keyboard.type("first ");
  await page.waitForTimeout(700);
  await page.keyboard.type("second third");
  await page.keyboard.press("ArrowLeft");
  letIn();
  await editorsReady(page);
  assert.equal(await area.isVisible(), false);
  await page.keyboard.type("X");
  assert.equal(await textOf(page, "policy"), "first second thirXd");
  const steps = new Set();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("ControlOrMeta+z");
    steps.add(await textOf(page, "policy"));
  }
  assert.deepEqual([...steps], ["first second third", "first ", ""]);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ControlOrMeta+Shift+Z");
  assert.equal(await textOf(page, "policy"), "first second thirXd");
});

test("what failed is underlined where it stands, and told at the cursor and under the mouse", async (t) => {
  const page = await openAllowed(t);
  assert.equal(await found(page, "policy").and(page.locator(".cm-found-fail")).count(), 0);
  await put(page, "token", staging());
  await expectVerdict(page, "Denied");
  const underlined = found(page, "policy").and(page.locator(".cm-found-fail"));
  assert.equal(await underlined.first().innerText(), '"system:serviceaccount:default:pulumi-service-account"');
  assert.match(await page.locator(".policy-pane .cm-marker.fail").last().getAttribute("title"), /^(cause|fail): /i);

  assert.equal(await told(page).count(), 0);
  await underlined.first().hover();
  await told(page).waitFor();
  assert.match(await told(page).innerText(), /staging/);
  await page.mouse.move(0, 0);
  await told(page).waitFor({ state: "detached" });

  await cursorBefore(page, "policy", "serviceaccount:default");
  await told(page).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await told(page).count(), 0);
  await cursorBefore(page, "policy", "Version");
  await page.keyboard.press("F8");
  await told(page).waitFor();
  await page.locator(".policy-pane .cm-announced", { hasText: "staging" }).waitFor({ state: "attached" });
  await page.keyboard.type("x");
  assert.equal(await told(page).count(), 0, "it is silent while one types");
});

test("what was found keeps its marker beside it while one edits", async (t) => {
  const page = await openAllowed(t);
  await put(page, "token", staging());
  await expectVerdict(page, "Denied");
  const marked = () =>
    page.locator(".policy-pane .cm-editor").evaluate((editor) => {
      const top = (element) => Math.round(element.getBoundingClientRect().top);
      const lines = [...editor.querySelectorAll(".cm-line")].filter((line) => line.querySelector(".cm-found"));
      // The first only keeps the gutter wide.
      const [, ...beside] = editor.querySelectorAll(".cm-findings .cm-gutterElement");
      const markers = beside.filter((element) => element.querySelector(".cm-marker"));
      return { lines: lines.map(top), markers: markers.map(top) };
    });
  const before = await marked();
  assert.ok(before.lines.length > 0);
  for (const keys of [["Home", "Enter"], ["ArrowUp", "End", "Delete"], ["Space", "Backspace"], ["Home", "Enter", "Enter", "Space"]]) {
    await cursorBefore(page, "policy", '"system:serviceaccount:default');
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(100);
    const { lines, markers } = await marked();
    assert.deepEqual(markers, lines, keys.join(" "));
    assert.equal(lines.length, before.lines.length, keys.join(" "));
  }
});

test("in a long text every line in view has its number, and a finding of several lines is underlined on its first", async (t) => {
  const page = await open(t);
  const policy = longestPolicy();
  await put(page, "token", staging());
  await put(page, "policy", policy);
  await expectVerdict(page, "Denied");
  const scroller = page.locator(".policy-pane .cm-scroller");
  await scroller.evaluate((scroller) => scroller.scrollIntoView({ block: "end" }));
  assert.ok(await scroller.evaluate((scroller) => scroller.scrollHeight > scroller.clientHeight), "not all is in view");
  for (const [scrollTop, line] of [[0, 1], [1e6, policy.split("\n").length]]) {
    await scroller.evaluate((scroller, scrollTop) => Object.assign(scroller, { scrollTop }), scrollTop);
    await page.waitForFunction((line) => {
      const { left, top, bottom } = document.querySelector(".policy-pane .cm-scroller").getBoundingClientRect();
      const seen = document.elementFromPoint(left + 20, line === 1 ? top + 24 : bottom - 24);
      return seen?.matches(".cm-lineNumbers .cm-gutterElement") && seen.textContent === String(line);
    }, line);
  }
  const warned = page.locator(".policy-pane .cm-found-warning");
  assert.deepEqual(await warned.allInnerTexts(), []);
  await scroller.evaluate((scroller) => (scroller.scrollTop = 0));
  await warned.first().waitFor();
  assert.deepEqual(await warned.allInnerTexts(), ["{"], "the policy as a whole is too long");
});

test("places are right behind letters of several bytes", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace('"Effect"', '"Sid": "für 😀",\n      "Effect"').replace(":default:", ":übung😀:"));
  await expectVerdict(page, "Denied");
  const texts = await found(page, "policy").and(page.locator(".cm-found-fail")).allInnerTexts();
  assert.ok(texts.includes('"system:serviceaccount:übung😀:pulumi-service-account"'), texts.join());
});

test("what cannot be read is marked and told as well", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace('"Action"', "Action"));
  await page.locator(".policy-pane .cm-found-fail").waitFor();
  assert.equal(await field(page, "policy").getAttribute("aria-invalid"), "true");
  await page.locator(".policy-pane .cm-marker").last().click();
  assert.match(await told(page).innerText(), /^Cannot be read: /);
  await told(page).getByRole("button", { name: "Show it in the verdict" }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^line 9/);
  await put(page, "policy", eksPolicy);
  await expectVerdict(page, "Allowed");
  assert.equal(await field(page, "policy").getAttribute("aria-invalid"), null);
});

test("a condition, its row and its claim are pointed at from one another", async (t) => {
  const page = await openAllowed(t);
  const current = page.locator("#verdict [aria-current]");
  const claim = page.locator(".claims [aria-current]");
  const pointedAt = (pane) => page.locator(`.${pane}-pane .cm-pointed-at`);
  const letters = async () => (await pointedAt("token").allInnerTexts()).join("");

  await page.locator(".test-row .test", { hasText: "sub" }).click();
  assert.match(await selected(page, "policy"), /^"[^"]+:sub": /);
  await claim.waitFor();
  assert.match(await claim.innerText(), /^sub/);
  assert.match(Buffer.from(await letters(), "base64url").toString("latin1") + Buffer.from(`A${await letters()}`, "base64url").toString("latin1") + Buffer.from(`AA${await letters()}`, "base64url").toString("latin1"), /system:serviceaccount:default/);

  const scrolled = await page.evaluate(() => scrollY);
  await cursorBefore(page, "policy", ":aud");
  await current.filter({ hasText: "aud" }).waitFor();
  assert.equal(await current.count(), 1);
  assert.match(await claim.innerText(), /^aud/);
  assert.equal(await page.evaluate(() => scrollY), scrolled, "nothing scrolls unasked");
  await page.keyboard.press("ControlOrMeta+Enter");
  assert.match(await page.evaluate(() => document.activeElement.closest(".test-row").textContent), /aud/);

  await put(page, "token", JSON.stringify(eksClaims(), null, 2));
  await expectVerdict(page, "Allowed");
  await cursorBefore(page, "token", "system:serviceaccount");
  await current.filter({ hasText: "sub" }).waitFor();
  assert.match(await pointedAt("policy").first().innerText(), /:sub"/);
  await cursorBefore(page, "token", "busyboxplus");
  await current.waitFor({ state: "detached" });
  assert.match(await claim.innerText(), /^kubernetes.io/, "no condition tests this claim");

  await page.locator('.claims [data-claim="aud"] dt').click();
  await current.filter({ hasText: "aud" }).waitFor();
  assert.match((await pointedAt("token").allInnerTexts()).join(""), /"aud"/);
});

test("undo and redo go through pastes, examples and typing", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", "{}");
  await page.keyboard.press("ControlOrMeta+z");
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "policy"), eksPolicy);
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  assert.equal(await textOf(page, "policy"), "{}");
});

test("find counts, goes from one to the next, and leaves by Escape", async (t) => {
  const page = await openAllowed(t);
  await cursorBefore(page, "policy", "Version");
  await page.keyboard.press("ControlOrMeta+f");
  const panel = page.locator(".policy-pane").getByRole("search");
  await page.keyboard.type("STS.");
  assert.match(await panel.innerText(), /1 of 1/);
  await panel.getByLabel("Find").fill("example");
  const count = panel.getByRole("status");
  assert.equal(await count.innerText(), "3 of 3", "the next one from the cursor on");
  await page.keyboard.press("Enter");
  assert.equal(await count.innerText(), "1 of 3");
  await page.keyboard.press("Shift+Enter");
  assert.equal(await count.innerText(), "3 of 3");
  await panel.getByLabel("Match case").check();
  assert.match(await count.innerText(), /not found/);
  await page.keyboard.press("Escape");
  assert.equal(await panel.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.area), "policy");
});

test("format keeps comments and the cursor's place, and is undone", async (t) => {
  const page = await openAllowed(t);
  const minified = JSON.stringify(JSON.parse(eksPolicy)).replace("{", "{/* why */");
  await put(page, "policy", minified);
  await cursorBefore(page, "policy", "sts.amazonaws.com");
  await tool(page, "policy", "Format").click();
  const formatted = await textOf(page, "policy");
  assert.equal(formatted, eksPolicy.replace("{", "{ /* why */").replace('{ /* why */\n  ', "{ /* why */ "));
  await page.keyboard.type("X");
  assert.match(await textOf(page, "policy"), /"Xsts.amazonaws.com"/);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await textOf(page, "policy"), minified);
  await put(page, "policy", 'data "aws_iam_policy_document" "trust" {}');
  await tool(page, "policy", "Format").click();
  assert.match(await said(page, "policy").innerText(), /data on line 1 is no JSON/);
});

test("copy and clear, which is undone", async (t) => {
  const page = await openAllowed(t);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);
  });
  await tool(page, "policy", "Copy").click();
  assert.equal(await page.evaluate(() => globalThis.copied), eksPolicy);
  assert.equal(await said(page, "policy").innerText(), "Copied.");
  await tool(page, "policy", "Clear").click();
  assert.equal(await textOf(page, "policy"), "");
  await said(page, "policy").getByRole("button", { name: "Undo" }).click();
  assert.equal(await textOf(page, "policy"), eksPolicy);
  assert.equal(await said(page, "policy").innerText(), "");
});

test("what is pasted goes where it belongs from any pane, and back", async (t) => {
  const page = await open(t, { loads: ["whydenied-signature-wasm.js", "whydenied-signature-wasm_bg.wasm"] });
  const keys = JSON.stringify({ keys: [{ kty: "RSA", kid: "a", n: "AQAB", e: "AQAB", alg: "RS256", use: "sig" }] });
  const provider = JSON.stringify({ Url: "gitlab.com", ClientIDList: ["a"], ThumbprintList: [], CreateDate: "x" });
  const event = JSON.stringify({ eventName: "AssumeRoleWithWebIdentity", userIdentity: { type: "WebIdentityUser", principalId: "a:b:c" } });
  await put(page, "policy", eksPolicy);
  for (const [from, to, text] of [
    ["policy", "token", jwt(eksClaims())],
    ["policy", "token", JSON.stringify(eksClaims())],
    ["policy", "token", event],
    ["token", "policy", eksPolicy.replace("default", "other")],
    ["token", "jwks", keys],
  ]) {
    const [before, there] = [await textOf(page, from), await textOf(page, to)];
    await put(page, from, text);
    assert.equal(await textOf(page, to), text, text);
    assert.equal(await textOf(page, from), before, "what stood there stays");
    const note = page.locator(`.${from}-pane .note`);
    assert.match(await note.innerText(), /moved/);
    assert.match(await page.locator("#verdict [role=status]").innerText(), /moved/);
    await note.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual([await textOf(page, from), await textOf(page, to)], [text, there]);
    await put(page, from, before);
  }
  await put(page, "token", provider);
  assert.equal(await page.inputValue("#provider-arn"), "gitlab.com");
  await page.locator(".token-pane .note").getByRole("button", { name: "Undo" }).click();
  assert.equal(await page.inputValue("#provider-arn"), "");
});

test("a token pasted into the middle of a policy leaves the policy whole", async (t) => {
  const page = await open(t);
  await put(page, "policy", eksPolicy);
  await cursorBefore(page, "policy", "Statement");
  await paste(page, "policy", jwt(eksClaims()));
  await expectVerdict(page, "Allowed");
  assert.equal(await textOf(page, "policy"), eksPolicy);
  await page.keyboard.type("x");
  assert.match(await textOf(page, "policy"), /"xStatement"/);
});

test("the keyboard comes in, works and leaves again", async (t) => {
  const page = await openAllowed(t);
  await put(page, "token", staging());
  await tool(page, "policy", "Open a file").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.title), "Format");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.title), "Clear");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.area), "policy");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.area), "policy");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.area), "policy");
  await selectAll(page, "policy");
  await page.keyboard.press("Backspace");
  assert.equal(await textOf(page, "policy"), "");
  await page.keyboard.type('{\n"a": [\n1');
  assert.equal(await textOf(page, "policy"), '{\n  "a": [\n    1');
  const description = await field(page, "policy").getAttribute("aria-describedby");
  const words = await page.evaluate((ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" "), description);
  assert.match(words, /Tab leaves the text/);
});

test("another text is shown from its beginning, an edited one where it was", async (t) => {
  const page = await open(t);
  await put(page, "token", jwt({ ...eksClaims(), padding: "x".repeat(2000) }));
  const scrolled = (pane) => page.locator(`.${pane}-pane .cm-scroller`).evaluate((element) => element.scrollTop);
  assert.equal(await scrolled("token"), 0, "also one that was pasted");
  await page.keyboard.press("ControlOrMeta+End");
  assert.ok((await scrolled("token")) > 0);
  await showExample(page, "github-case");
  await expectVerdict(page, "Denied");
  assert.equal(await scrolled("token"), 0);
});
