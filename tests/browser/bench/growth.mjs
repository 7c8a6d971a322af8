// What stays behind of a thousand keys: nodes, listeners and memory that nothing gives back.
import { browser, url } from "../browser.mjs";
import { isAnswered, isAtRest } from "../panes.mjs";
import { eksPolicy } from "../texts.mjs";
import { fillIn } from "./policies.mjs";

/** What is made once, such as compiled code, is no growth. */
const FIRST = 200;
const KEYS = 1000;

const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");
await page.goto(url);
await isAtRest(page);
await fillIn(page, eksPolicy);
await type(FIRST);
const before = await kept();
await type(KEYS);
const after = await kept();
for (const [name, unit] of [["Nodes", "nodes"], ["JSEventListeners", "listeners"], ["JSHeapUsedSize", "bytes of memory"]]) {
  console.log(`after ${KEYS} keys: ${before[name]} ${unit} became ${after[name]}, ${after[name] - before[name]} more`);
}
await browser.close();

/** Types a letter and takes it back, so that the text ends as it began. */
async function type(keys) {
  for (let i = 0; i < keys; i++) await page.keyboard.press(i % 2 ? "Backspace" : "x");
  await isAnswered(page);
  await page.waitForTimeout(1000);
}

async function kept() {
  // What a first collection lets go may hold more.
  for (let times = 0; times < 3; times++) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
