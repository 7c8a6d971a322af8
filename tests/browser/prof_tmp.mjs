process.chdir("/work/main/tests/browser");
const { browser, url } = await import("/work/main/tests/browser/browser.mjs");
const { editorsReady, field, put } = await import("/work/main/tests/browser/panes.mjs");
const { longestPolicy, longToken } = await import("/work/main/tests/browser/long_texts.mjs");
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await page.goto(url, { waitUntil: "networkidle" });
await editorsReady(page);
await put(page, "token", longToken());
await put(page, "policy", longestPolicy());
await page.locator(".headline h2").waitFor();
await field(page, process.argv[2] ?? "policy").focus();
await page.keyboard.press("Control+End");
await page.waitForTimeout(1000);
await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
for (let i = 0; i < 60; i++) { await page.keyboard.press(i % 2 ? "Backspace" : "Space"); await page.waitForTimeout(60); }
const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
const inputs = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
const main = traceEvents.filter(({ pid, tid, dur }) => pid === inputs[0].pid && tid === inputs[0].tid && dur);
const commits = main.filter(e=>e.name==="Commit").sort((a,b)=>a.ts-b.ts);
const sum = {}; let n=0;
for (const input of inputs) {
  const c = commits.find(e=>e.ts>input.ts); if(!c) continue; n++;
  const end=c.ts+c.dur;
  for (const e of main) if (e.ts>=input.ts-1 && e.ts<end) { const k=e.name+(e.args?.data?.type?":"+e.args.data.type:"")+(e.name==="FunctionCall"?":"+(e.args.data.functionName||"?")+"@"+(e.args.data.url||"").split("/").pop()+":"+e.args.data.lineNumber:""); sum[k]=(sum[k]||0)+(e.tdur??e.dur)/1000; }
}
for (const [k,v] of Object.entries(sum).sort((a,b)=>b[1]-a[1]).slice(0,40)) console.log((v/n).toFixed(2),k);
await browser.close(); process.exit();
await browser.close(); process.exit();
