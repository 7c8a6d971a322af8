// How long a letter takes to be painted in the page's editor, and in a CodeMirror that does nothing else, by Chromium's own
// tracing.
import { readFile } from "node:fs/promises";
import { browser, serve, url } from "../browser.mjs";
import { isAtRest } from "../panes.mjs";
import { eksPolicy } from "../texts.mjs";
import { atTheSubject, fillIn } from "./policies.mjs";
import { summary } from "./times.mjs";

/** While one begins to type, the browser still compiles what runs often. */
const FIRST = 40;
const KEYSTROKES = 200;

const bare = `<!doctype html><meta charset="utf-8"><script type="application/json" id="text">${JSON.stringify(eksPolicy)}</script>
<script type="module" src="bare_editor.js"></script>`;
const bareUrl = await serve((path) => (path === "/index.html" ? bare : readFile(process.env.WHYDENIED_BARE_EDITOR)));

const page = await open(bareUrl);
await atTheSubject(page);
await measure("a bare CodeMirror", page);

const whole = await open(url);
await isAtRest(whole);
await fillIn(whole, eksPolicy);
await measure("the page's editor", whole);
await browser.close();

async function open(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function measure(title, page) {
  await type(page, FIRST);
  const letters = await trace(page);
  console.log(`a letter in ${title}, from the key to the paint: ${summary(letters.map(({ all }) => all))}`);
  console.log(`    of which the page's thread worked: ${summary(letters.map(({ work }) => work))}`);
  await page.context().close();
}

/** Types a letter and takes it back, again and again. */
async function type(page, keystrokes) {
  for (let i = 0; i < keystrokes; i++) {
    // As long as a finger holds it: its going up is no part of the way to the paint.
    await page.keyboard.press(i % 2 ? "Backspace" : "x", { delay: 60 });
    await page.waitForTimeout(20);
  }
}

/** Each letter's times in milliseconds: all that passed up to the paint, and how long the page's thread worked in it. */
async function trace(page) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await type(page, KEYSTROKES);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const letters = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  const main = traceEvents.filter(({ pid, tid, tdur }) => pid === letters[0]?.pid && tid === letters[0]?.tid && tdur);
  const commits = main.filter(({ name }) => name === "Commit").sort((a, b) => a.ts - b.ts);
  const tasks = main.filter(({ name }) => name === "RunTask");
  return letters.flatMap(({ ts: start }) => {
    const painted = commits.find(({ ts }) => ts > start);
    if (!painted) return [];
    const end = painted.ts + painted.dur;
    const within = ({ ts, dur }) => Math.max(0, Math.min(ts + dur, end) - Math.max(ts, start));
    // The time of the thread itself: what other programs do meanwhile does not count.
    const work = tasks.reduce((sum, task) => sum + (task.tdur * within(task)) / task.dur, 0);
    return [{ work: work / 1000, all: (end - start) / 1000 }];
  });
}
