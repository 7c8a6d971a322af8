// From a phone to a wide screen, by day and by night.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, expectVerdict, field, open, showExample } from "./page.mjs";
import { visited } from "./views.mjs";

const WIDTHS = everything ? [360, 768, 1280, 1920, 2560] : [360, 1280, 2560];

// By night as by day: colours change no widths.
test(`nothing overflows on any view, from ${WIDTHS[0]} to ${WIDTHS.at(-1)} pixels`, async (t) => {
  const page = await open(t, { reloads: true });
  for await (const name of visited(page)) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} is ${overflow} pixels too wide at ${width}`);
      assert.deepEqual(await page.evaluate(cut), [], `${name} cuts text at ${width} pixels`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

/** The elements of the page whose text does not fit into them. */
function cut() {
  return [...document.querySelectorAll("main *, dialog[open] *")]
    .filter((element) => element.checkVisibility() && !element.closest(".unseen, svg, .editor, input, textarea, dialog pre, select"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible")
    .map((element) => `${element.tagName}.${element.className}`);
}

test("a phone shows the inputs first, and the verdict once there is one", async (t) => {
  const page = await open(t, { width: 390, height: 844 });
  const top = async (selector) => (await page.locator(selector).boundingBox()).y;
  assert.ok((await top(".token-pane")) < (await top("#verdict")));
  await showExample(page, "eks-pod-staging");
  await expectVerdict(page, "Denied");
  assert.ok((await top("#verdict")) < (await top(".token-pane")));
  await field(page, "policy").scrollIntoViewIfNeeded();
  await page.locator(".pill", { hasText: "Denied" }).waitFor({ state: "visible" });
});

test("a wide screen shows token, policy and verdict side by side", async (t) => {
  const page = await open(t, { width: 1920, height: 1080 });
  await showExample(page, "eks-pod-staging");
  const boxes = await Promise.all([".token-pane", ".policy-pane", "#verdict"].map((pane) => page.locator(pane).boundingBox()));
  const [token, policy, verdict] = boxes;
  assert.ok(token.x + token.width <= policy.x && policy.x + policy.width <= verdict.x);
  assert.ok(Math.max(token.y, policy.y, verdict.y) - Math.min(token.y, policy.y, verdict.y) < 2);
});

test("everything can be reached with the keyboard, and the focus is seen", async (t) => {
  const page = await open(t, { address: "#example=github-actions-environment" });
  await expectVerdict(page, "Denied");
  const reached = new Set();
  // Behind the last one the focus goes to the browser itself.
  const isInPage = () => document.hasFocus() && document.activeElement !== document.body;
  const isSeen = () => {
    const element = document.activeElement;
    return getComputedStyle(element.closest(".editor") ?? element).outlineStyle !== "none";
  };
  await page.keyboard.press("Tab");
  for (let step = 0; step < 200 && (await page.evaluate(isInPage)); step += 1) {
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return element.dataset.area || element.id || element.textContent.trim();
    });
    // An editor shows it a moment later.
    for (let tries = 0; tries < 50 && !(await page.evaluate(isSeen)); tries += 1) await page.waitForTimeout(20);
    assert.ok(await page.evaluate(isSeen), `the focus is not seen on ${name}`);
    reached.add(name);
    await page.keyboard.press("Tab");
  }
  for (const name of ["Skip to the verdict", "Examples", "token", "policy", "line 15", "source", "How this stays private"]) {
    assert.ok(reached.has(name), `${name} is reached`);
  }
});
