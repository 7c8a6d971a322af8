// Every example says what it promises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eksPolicy, expectVerdict, open, showExample } from "./page.mjs";

const EXAMPLES = {
  "github-actions-push": "Allowed",
  "github-actions-environment": "Denied",
  "eks-pod-default": "Allowed",
  "eks-pod-staging": "Denied",
  "irsa-sts-audience": "Allowed",
  "irsa-pulumi-audience": "Denied",
  "pulumi-deployments-core": "Allowed",
  "pulumi-deployments-lower-case": "Denied",
  "pulumi-esc-default-project": "Allowed",
  "pulumi-esc-inside-project": "Denied",
  "eks-s3-pod-named": "Allowed",
  "eks-s3-pod-auto-named": "Denied",
};

test("every example shows its verdict, and a denied one its cause", async (t) => {
  const page = await open(t);
  const offered = await page.locator("#examples [data-example]").evaluateAll((all) => all.map((e) => e.dataset.example));
  assert.deepEqual(offered, Object.keys(EXAMPLES));
  for (const [id, verdict] of Object.entries(EXAMPLES)) {
    await showExample(page, id);
    await expectVerdict(page, verdict);
    assert.equal(await page.locator(`#examples [data-example=${id}] b`).textContent(), verdict, id);
    assert.equal(await page.locator(".cause").count(), verdict === "Denied" ? 1 : 0, id);
    assert.match(await page.locator(".token-pane .facts").innerText(), /expires in/, id);
    assert.equal(await page.locator(".shelf-note").isVisible(), false, id);
  }
});

test("the first examples stand where the verdict will be", async (t) => {
  const page = await open(t);
  await page.locator(".start [data-example=github-actions-environment]").click();
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".cause h3").innerText(), /environment prod/);
  assert.equal(await page.locator(".cause mark.found").innerText(), "environment:prod");
});

test("an example puts nothing away that cannot be brought back", async (t) => {
  const page = await open(t);
  await page.fill("#token", "half a tok");
  await page.fill("#policy", eksPolicy);
  await showExample(page, "irsa-sts-audience");
  await showExample(page, "eks-pod-staging");
  await page.getByRole("button", { name: "Bring it back" }).click();
  assert.equal(await page.inputValue("#token"), "half a tok");
  assert.equal(await page.inputValue("#policy"), eksPolicy);
  assert.equal(await page.locator(".shelf-note").isVisible(), false);
});

test("the menu works without a mouse", async (t) => {
  const page = await open(t);
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expectVerdict(page, "Allowed");
  assert.equal(await page.locator("#examples").isVisible(), false);
});
