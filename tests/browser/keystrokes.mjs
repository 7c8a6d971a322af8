// From a keystroke to the painted verdict, by Chromium's own tracing, for the longest policy and a long token.
import { browser, url } from "./browser.mjs";
import { field, isAtRest, put } from "./panes.mjs";
import { longestPolicy, longToken } from "./long_texts.mjs";

/** While one begins to type, the browser still compiles what runs often. */
const FIRST = 40;
const KEYSTROKES = 500;

const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await page.goto(url);
await isAtRest(page);
await put(page, "token", longToken());
await put(page, "policy", longestPolicy());
await page.locator(".headline h2").waitFor();
for (const [pane, key] of [["policy", "Space"], ["token", "Enter"]]) {
  await field(page, pane).focus();
  await page.keyboard.press("Control+End");
  report(`${pane}, the first`, await trace(() => type(key, FIRST)));
  report(pane, await trace(() => type(key, KEYSTROKES)));
}
await browser.close();

/** Types the letter of a key and takes it back, again and again. */
async function type(key, keystrokes) {
  for (let i = 0; i < keystrokes; i++) {
    // As long as a finger holds it: its going up is no part of the way to the verdict.
    await page.keyboard.press(i % 2 ? "Backspace" : key, { delay: 60 });
    await page.waitForTimeout(20);
  }
}

/** The times of the input events in `act`, in milliseconds: the work they made up to the paint, and all that passed. */
async function trace(act) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const inputs = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  const main = traceEvents.filter(({ pid, tid, dur }) => pid === inputs[0]?.pid && tid === inputs[0]?.tid && dur);
  const commits = main.filter(({ name }) => name === "Commit").sort((a, b) => a.ts - b.ts);
  return inputs.flatMap((input) => {
    const painted = commits.find(({ ts }) => ts > input.ts);
    if (!painted) return [];
    const end = painted.ts + painted.dur;
    const tasks = main.filter(({ name, ts }) => name === "RunTask" && ts + 1 >= input.ts - 1000 && ts < end);
    const work = tasks.reduce((sum, { ts, dur }) => sum + Math.max(0, Math.min(ts + dur, end) - Math.max(ts, input.ts)), 0);
    return [{ work: work / 1000, all: (end - input.ts) / 1000 }];
  });
}

function report(pane, times) {
  for (const measure of ["work", "all"]) {
    const sorted = times.map((time) => time[measure]).sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
    console.log(`${pane} ${measure}: ${sorted.length} keystrokes, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
  }
}
