// From the address of a shared link to its painted verdict, with a slow processor, on a fast line and on a slow one.
import { browser, serveCompressed } from "../browser.mjs";
import { slowLine } from "./line.mjs";
import { linkTo } from "./links.mjs";
import { noteVerdicts, verdictPainted } from "./painted.mjs";
import { summary } from "./times.mjs";

const RUNS = 5;
const SLOWER = 4;

for (const [title, line] of [["a fast line", undefined], ["1.6 Mbit/s and 150 ms", slowLine()]]) {
  const url = (await serveCompressed(line)) + linkTo();
  const measured = { "first paint": [], "usable": [], "engine there": [], "verdict painted": [] };
  for (let run = 0; run <= RUNS; run++) {
    const times = await visit(url);
    // The first run fills the server's memory.
    if (run > 0) for (const [name, time] of Object.entries(times)) measured[name].push(time);
  }
  console.log(`a link, a processor ${SLOWER} times slower, ${title}:`);
  for (const [name, times] of Object.entries(measured)) console.log(`    ${name}: ${summary(times)}`);
}
await sayWhatIsSlowed();
await browser.close();

async function slowPage() {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return page;
}

async function visit(url) {
  const page = await slowPage();
  await page.addInitScript(noteVerdicts);
  await page.goto(url);
  const { at } = await verdictPainted(page, 1);
  const times = await page.evaluate(() => {
    const first = (name) => performance.getEntriesByName(name)[0]?.startTime;
    return ["first-contentful-paint", "whydenied-ready", "whydenied-answers"].map(first);
  });
  await page.context().close();
  return { "first paint": times[0], "usable": times[1], "engine there": times[2], "verdict painted": at };
}

/** The browser slows a page's own thread. Whether it slows a worker as well is measured, not assumed. */
async function sayWhatIsSlowed() {
  const page = await slowPage();
  const [own, worker] = await page.evaluate(async () => {
    const work = () => {
      const start = performance.now();
      let sum = 0;
      for (let i = 0; i < 3e8; i++) sum += i % 7;
      return performance.now() - start + sum * 0;
    };
    const source = URL.createObjectURL(new Blob([`postMessage((${work})())`], { type: "text/javascript" }));
    const inWorker = await new Promise((done) => (new Worker(source).onmessage = ({ data }) => done(data)));
    return [work(), inWorker];
  });
  await page.context().close();
  const isSlowed = worker > (own * 2) / SLOWER;
  console.log(`the same work took ${Math.round(own)} ms in a page and ${Math.round(worker)} ms in a worker: the worker was ${isSlowed ? "" : "not "}slowed`);
}
