// Live examples on sites that docs tools have built, each as docs/embed.md says.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../browser.mjs";
import { head, openSite } from "../docs_page.mjs";

/** What the examples of each site come to, by their ids. */
const EXAMPLES = {
  eks: ["aws", "denied", "kubernetes-namespace-mismatch"],
  pulumi: ["pulumi", "denied", "kubernetes-pod-mismatch"],
  github: ["aws", "denied", "github-environment-replaces-ref"],
  terraform: ["aws", "denied", "wildcard-in-string-equals"],
};

/** Each site: where its tool puts it, and how a reader turns it to night. */
const SITES = {
  hugo: { built: "public", turnToNight: (page) => page.locator("#switch").click() },
  docusaurus: { built: "build", turnToNight: (page) => clickUntil(page, "button[class*=toggleButton]", 'html[data-theme="dark"]') },
  mkdocs: { built: "site", turnToNight: (page) => page.locator('label[title="Night"]').click() },
  mdbook: {
    built: "book",
    async turnToNight(page) {
      await page.locator("#mdbook-theme-toggle").click();
      await page.locator("#mdbook-theme-navy").click();
    },
  },
  vitepress: { built: ".vitepress/dist", turnToNight: (page) => page.locator(".VPSwitchAppearance").first().click() },
};

/** A switch of several states. */
async function clickUntil(page, button, state) {
  for (let time = 0; time < 3 && (await page.locator(state).count()) === 0; time += 1) await page.locator(button).first().click();
  await page.locator(state).waitFor();
}

/** What a web host makes of an address: of a folder its page. */
async function read(folder, path) {
  const file = join(folder, decodeURIComponent(path));
  const isFolder = (await stat(file)).isDirectory();
  return readFile(isFolder ? join(file, "index.html") : file);
}

/** Whether an example is shown as at night, as soon as it is shown so. */
const isShown = (page, id, isDark) =>
  page.waitForFunction(
    ([id, isDark]) => {
      const shown = document.getElementById(id).shadowRoot.querySelector(".we");
      return shown && getComputedStyle(shown).backgroundColor.match(/[\d.]+/g).map(Number)[0] < 100 === isDark;
    },
    [id, isDark],
  );

for (const [name, { built, turnToNight }] of Object.entries(SITES)) {
  test(`${name}: examples are alive, by day and by night, and ask nobody else`, async (t) => {
    const folder = join(process.env.WHYDENIED_SITES, name, built);
    const { page, requests } = await openSite(t, await serve((path) => read(folder, path)));
    // As a reader comes there, without a new page where the tool changes it by itself.
    const link = page.getByRole("link", { name: "Denied calls" }).last();
    await link.click();
    await page.locator("why-denied").first().waitFor({ state: "attached" });
    for (const id of Object.keys(EXAMPLES)) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await head(page, id).getByText("Denied").waitFor();
      const [kind, verdict, cause] = EXAMPLES[id];
      const report = await page.evaluate((id) => document.getElementById(id).report, id);
      const first = report.findings.find((finding) => finding.severity === "cause").code;
      assert.deepEqual([report.kind, report.verdict, first], [kind, verdict, cause], id);
      assert.equal(await page.locator(`#${id} pre`).first().isVisible(), false, "what the author wrote has made way");
    }
    for (const id of ["eks", "terraform"]) await isShown(page, id, false);
    await turnToNight(page);
    for (const id of ["eks", "terraform"]) await isShown(page, id, true);
    // The way there and back again frees the examples and shows them anew.
    await page.goBack();
    await link.waitFor();
    await page.goForward();
    await page.locator("#eks").scrollIntoViewIfNeeded();
    await head(page, "eks").getByText("Denied").waitFor();
    const origins = new Set(requests.filter((request) => !/^(?:data|blob):/.test(request)).map((request) => new URL(request).origin));
    assert.equal(origins.size, 1, [...origins].join(" "));
  });
}
