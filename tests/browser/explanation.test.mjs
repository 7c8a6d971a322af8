// The code of each finding is the way to what it means.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectVerdict, open, showExample } from "./page.mjs";

const explanation = (page) => page.getByRole("dialog").and(page.locator("#explanation"));

test("a code opens what it means, by the keyboard, and gives the focus back", async (t) => {
  const page = await open(t);
  await showExample(page, "github-actions-environment");
  await expectVerdict(page, "Denied");
  const code = page.locator(".cause").getByRole("button", { name: "github-environment-replaces-ref" });
  await code.focus();
  await page.keyboard.press("Enter");
  await explanation(page).waitFor();
  const name = await explanation(page).getByRole("heading", { level: 2 }).innerText();
  assert.match(name, /environment/i);
  assert.equal(await page.getByRole("dialog", { name }).count(), 1, "it is called by its title");
  const told = await explanation(page).innerText();
  for (const part of [/github-environment-replaces-ref/, /What to do:/, /What triggers it/, /What comes close and does not/, /"Statement"/]) {
    assert.match(told, part);
  }
  assert.ok((await explanation(page).getByRole("link", { name: "source" }).getAttribute("href")).startsWith("https://"));
  await page.keyboard.press("Escape");
  assert.ok(await code.evaluate((code) => code === document.activeElement));
});

test("every code in view has its explanation, on both sides", async (t) => {
  const page = await open(t);
  for (const id of ["github-actions-push", "eks-wildcard-in-equals", "exchange-eks-unquoted-path", "exchange-github-case", "exchange-which-user"]) {
    await showExample(page, id);
    await page.locator(".take-along:visible").waitFor();
    const codes = page.locator("[data-explains]:visible");
    // What the advice adds to them comes a moment later.
    for (let at = 0; at < (await codes.count()); at += 1) {
      const code = codes.nth(at);
      await code.click();
      await explanation(page).locator(".provenance .code", { hasText: await code.innerText() }).waitFor();
      await page.keyboard.press("Escape");
    }
    assert.equal(await page.locator("#part-missing").isVisible(), false, id);
  }
});
