// How far what is shown moves while a page loads (cumulative layout shift), on a slow line, where each step is painted.
import { browser, serveCompressed } from "../browser.mjs";
import { isAtRest } from "../panes.mjs";
import { slowLine } from "./line.mjs";
import { linkTo } from "./links.mjs";

const url = await serveCompressed(slowLine());
for (const [title, address] of [["home", url], ["a link", url + linkTo()]]) {
  for (const width of [390, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(noteShifts);
    await page.goto(address);
    await isAtRest(page);
    // The editors that have come are drawn.
    await page.waitForTimeout(1000);
    const shifts = await page.evaluate(() => globalThis.shifts);
    const [largest] = shifts.toSorted((a, b) => b.value - a.value);
    if (process.env.ALL) console.log(JSON.stringify(shifts, null, 1));
    console.log(`${title} at ${width} px: ${cumulative(shifts).toFixed(4)}${largest ? `; the largest moves ${largest.moved}` : ""}`);
    await context.close();
  }
}
await browser.close();

/** What the moves add up to while less than a second lies between two of them, and five between the first and the last. */
function cumulative(shifts) {
  let [most, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const { value, at } of shifts) {
    if (at - last >= 1000 || at - first >= 5000) [sum, first] = [0, at];
    sum += value;
    last = at;
    most = Math.max(most, sum);
  }
  return most;
}

/** Runs in the page. */
function noteShifts() {
  globalThis.shifts = [];
  const name = (node) => (node ? `${node.nodeName.toLowerCase()}${node.id ? `#${node.id}` : ""}${node.className ? `.${node.className}` : ""}` : "what is gone");
  new PerformanceObserver((entries) => {
    for (const { value, startTime: at, sources, hadRecentInput } of entries.getEntries()) {
      if (!hadRecentInput) globalThis.shifts.push({ value, at, moved: sources.map(({ node }) => name(node)).join(", ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
