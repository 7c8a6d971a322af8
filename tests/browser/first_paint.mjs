// From the address to the first content, to a page that takes texts, and to one that answers, on a slow phone's processor
// and network.
import { browser, serveCompressed } from "./browser.mjs";

const RUNS = 5;
const SLOWER = 4;
const BITS_PER_SECOND = 1.6e6;
const ROUND_TRIP_MS = 150;

const url = await serveCompressed();
const measured = { contentful: [], usable: [], answering: [] };
for (let run = 0; run <= RUNS; run++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: BITS_PER_SECOND / 8,
    uploadThroughput: BITS_PER_SECOND / 8,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("whydenied-answers").length);
  const times = await page.evaluate(() => ({
    contentful: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    usable: performance.getEntriesByName("whydenied-ready")[0].startTime,
    answering: performance.getEntriesByName("whydenied-answers")[0].startTime,
  }));
  // The first run compresses the files.
  if (run > 0) for (const [name, time] of Object.entries(times)) measured[name].push(time);
  await context.close();
}
for (const [name, times] of Object.entries(measured)) {
  const sorted = times.sort((a, b) => a - b);
  console.log(`${name}: median ${Math.round(sorted[RUNS >> 1])} ms of ${RUNS}, longest ${Math.round(sorted.at(-1))} ms`);
}
await browser.close();
