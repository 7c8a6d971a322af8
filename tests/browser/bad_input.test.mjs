// What cannot be read says so itself, at its place; nothing crashes and nothing typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, field, jwt, open, openAllowed, put, textBefore, textOf, verdict } from "./page.mjs";

const whole = jwt(eksClaims());

/** What is pasted where, and what the message has to speak of. */
const CASES = {
  "half a JWT": ["token", whole.slice(0, whole.indexOf(".") + 40), /cut off|parts|damaged/i],
  "a JWE": ["token", ["eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ", "a", "b", "c", "d"].join("."), /encrypted/i],
  "an access token that is no JWT": ["token", "ghs_16C7e42F292c6912E7710c838347Ae178B4a", /GitHub|no JWT|not a JWT/i],
  "claims that are no object": ["token", '["iss", "sub"]', /object/i],
  "a policy with a missing brace": ["policy", eksPolicy.trimEnd().slice(0, -1), /bracket|brace|clos|ends/i],
  "a policy that is not a policy": ["policy", '{ "name": "whydenied", "version": "1.0.0" }', /Statement|policy/i],
  "a hundred thousand brackets": ["policy", "[".repeat(100_000), /deep|nest/i],
};

const messages = new Map();

for (const [name, [pane, text, message]] of Object.entries(CASES)) {
  test(`${name} has a message of its own, and the last verdict stays`, async (t) => {
    const page = await openAllowed(t);
    await put(page, pane, text);
    const problem = page.locator(`#${pane}-problem .problem`);
    await problem.waitFor();
    const said = (await problem.locator(".problem-title, .help").allInnerTexts()).join(" ");
    assert.match(said, message);
    assert.match(await problem.innerText(), /line \d+, column \d+/);
    assert.equal(await problem.locator(".excerpt mark").count(), 1);
    assert.equal(messages.get(said), undefined, `it is told apart from ${messages.get(said)}`);
    messages.set(said, name);

    assert.equal(await textOf(page, pane), text, "nothing typed is lost");
    assert.equal(await page.locator(".answer.stale").count(), 1);
    assert.equal(await verdict(page).innerText(), "Allowed");
    assert.match(await page.locator(".stale-note").innerText(), /cannot be read.*last readable/s);

    await put(page, "token", whole);
    await put(page, "policy", eksPolicy);
    await expectVerdict(page, "Allowed");
    assert.equal(await problem.count(), 0);
  });
}

test("an empty pane is no error: the other one is answered", async (t) => {
  const page = await openAllowed(t);
  for (const [pane, text, next] of [["token", whole, /Paste a token/], ["policy", eksPolicy, /Paste the trust policy/]]) {
    await put(page, pane, " \n");
    assert.match(await page.locator("#verdict .half").innerText(), next);
    assert.equal(await page.locator(".answer").count(), 0);
    assert.equal(await page.locator(".problem").count(), 0);
    await put(page, pane, text);
    await expectVerdict(page, "Allowed");
  }
  await put(page, "token", "");
  await put(page, "policy", "");
  await page.locator(".start").waitFor();
});

test("the place of the error is one click away", async (t) => {
  const page = await openAllowed(t);
  await put(page, "policy", eksPolicy.replace('"Action"', "Action"));
  await page.locator("#policy-problem").getByRole("button").click();
  const before = await textBefore(page, "policy");
  assert.equal(before.split("\n").length, eksPolicy.slice(0, eksPolicy.indexOf('"Action"')).split("\n").length);
  assert.equal(await field(page, "policy").getAttribute("aria-invalid"), "true");
});

test("before there is a verdict, what is wrong is said as well", async (t) => {
  const page = await open(t);
  await put(page, "token", "{");
  await page.locator("#token-problem .problem").waitFor();
  assert.match(await page.locator("#verdict .unread").innerText(), /The token cannot be read\.[\s\S]*line 1, column 2/);
  assert.equal(await page.locator(".start").isVisible(), false);
});

test("two texts that cannot be read are both told, each with its place", async (t) => {
  const page = await open(t);
  await put(page, "token", whole.slice(0, 120));
  await put(page, "policy", eksPolicy.trimEnd().slice(0, -1));
  const unread = page.locator(".unread");
  await unread.filter({ hasText: "Neither text can be read." }).waitFor();
  assert.match(await unread.innerText(), /This JWT is cut off[\s\S]*line 1, column 121[\s\S]*line \d+, column \d+/);
  await unread.getByRole("button").last().click();
  assert.ok((await textBefore(page, "policy")).length > 0);
});
