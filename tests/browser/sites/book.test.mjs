// The book as mdBook has built it: each example of the chapters that are written by hand comes to what its comment says.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../browser.mjs";
import { openSite } from "../docs_page.mjs";

const folder = process.env.WHYDENIED_BOOK;
const CHAPTERS = ["start", "aws", "pulumi"];

const address = await serve(async (path) => {
  const file = join(folder, decodeURIComponent(path));
  return readFile((await stat(file)).isDirectory() ? join(file, "index.html") : file);
});

/** What was expected of each element that is there, by the comment before it. */
const expectations = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("why-denied")].map((element) => {
      let before = element.previousSibling;
      while (before && before.nodeType !== Node.COMMENT_NODE) before = before.previousSibling;
      return before.data.trim();
    }),
  );

const setups = (await readdir(join(folder, "setups"))).map((name) => `setups/${name.replace(".html", "")}`);
for (const chapter of [...CHAPTERS, ...setups]) {
  test(`${chapter}: every example comes to what the chapter says`, async (t) => {
    const { page } = await openSite(t, `${address}${chapter}.html`);
    const expected = await expectations(page);
    assert.ok(expected.length > 0, "the chapter has examples");
    for (const [at, words] of expected.entries()) {
      const element = page.locator("why-denied").nth(at);
      await element.scrollIntoViewIfNeeded();
      await element.locator(".we-foot").waitFor();
      const [what, code] = words.split(": ");
      if (what === "finds") continue;
      const report = await element.evaluate((element) => element.report);
      const cause = report.findings.find((finding) => finding.severity === "cause")?.code;
      assert.deepEqual([report.verdict, cause], [what, code], `example ${at + 1}`);
    }
  });
}
