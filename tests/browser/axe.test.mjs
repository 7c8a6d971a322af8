// No barriers that axe-core can tell, on every view, by day and by night.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { everything, open } from "./page.mjs";
import { visited } from "./views.mjs";

/** A phone and a desk by day, a phone by night: colours change no widths, and widths no colours. */
const WIDTHS = everything ? { light: [360, 390, 1280, 2560], dark: [360, 390, 1280, 2560] } : { light: [390, 1280], dark: [390] };
/** By night nothing differs but the colours. */
const RULES = everything ? {} : { dark: ["color-contrast", "link-in-text-block"] };

for (const [colorScheme, widths] of Object.entries(WIDTHS)) {
  const options = { resultTypes: ["violations"], ...(RULES[colorScheme] && { runOnly: RULES[colorScheme] }) };
  test(`no barriers on any view, ${colorScheme}`, async (t) => {
    const page = await open(t, { colorScheme, reloads: true });
    for await (const name of visited(page)) {
      // A view may be a page of its own.
      if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await page.evaluate((options) => axe.run(options), options);
        assert.deepEqual(violations.map(told), [], `${name}, ${width} pixels wide`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}

/** A violation in a line, with the first place where it is. */
function told({ id, help, nodes }) {
  return `${id}: ${help}, ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`;
}
