// No barriers that axe-core can tell, on every view, by day and by night.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { open } from "./page.mjs";
import { views } from "./views.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    test(`no barriers at ${width} pixels, ${colorScheme}`, async (t) => {
      const page = await open(t, { width, colorScheme });
      await page.evaluate(axe.source);
      for (const [name, show] of Object.entries(views)) {
        await show(page);
        const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
        assert.deepEqual(violations.map(told), [], name);
      }
    });
  }
}

/** A violation in a line, with the first place where it is. */
function told({ id, help, nodes }) {
  return `${id}: ${help}, ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`;
}
