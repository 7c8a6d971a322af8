// Private and offline: nothing leaves the tab, nothing is stored unasked, and the page works without a network.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test } from "node:test";
import { askable, browser, url } from "./browser.mjs";
import { addressOf, eksClaims, eksPolicy, expectVerdict, fillIn, isAtRest, jwt, open, openAllowed, put, showExample, textOf } from "./page.mjs";

const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm" };
const dist = process.env.WHYDENIED_PAGE_DIR ?? "../../dist";
/** The addresses of all that the worker keeps, each with what says of which build it is. */
const kept = (page) =>
  page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(all.map((cache) => cache.keys()))).flat().map((request) => request.url);
  });
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** A copy of the page that a test may change and take away. */
async function site(t) {
  const folder = await mkdtemp(join(tmpdir(), "whydenied-"));
  await cp(dist, folder, { recursive: true });
  const index = join(folder, "index.html");
  await writeFile(index, askable(await readFile(index)));
  const served = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    served.push(request.url);
    try {
      const body = await readFile(join(folder, pathname === "/" ? "index.html" : pathname));
      response.writeHead(200, { "content-type": TYPES[extname(pathname) || ".html"] ?? "text/plain" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}/`;
  t.after(() => Promise.all([server.close(), rm(folder, { recursive: true })]));
  return { folder, server, served, address };
}

async function visit(t, address) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(address);
  await isAtRest(page);
  return page;
}

test("offline after the first visit, with every part", async (t) => {
  const { address, server } = await site(t);
  const page = await visit(t, address);
  await ready(page);
  server.close();
  server.closeAllConnections();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));

  await page.reload();
  await page.waitForSelector("#token", { state: "attached" });
  await page.goto(`${address}index.html?theme=dark`);
  await page.waitForSelector("#token", { state: "attached" });
  await showExample(page, "github-actions-environment");
  await expectVerdict(page, "Denied");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share").waitFor();
  assert.match(await page.inputValue("#share-link"), /#v1=/);
  await page.keyboard.press("Escape");
  await page.locator(".keys-pane summary").click();
  await put(page, "jwks", '{"keys": [{"kty": "oct", "kid": "example"}]}');
  await page.locator("#token-title").waitFor();
  assert.equal(await page.locator("#part-missing").isVisible(), false);
  assert.deepEqual(complaints, []);
});

test("the worker keeps every file of the page, and nothing else", async (t) => {
  const { address, folder } = await site(t);
  const page = await visit(t, address);
  await ready(page);
  await put(page, "token", jwt(eksClaims()));
  await put(page, "policy", eksPolicy);
  await showExample(page, "eks-pod-staging");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const isKept = (file) => file !== "service-worker.js" && !/\.(?:br|gz)$/.test(file);
  const expected = files.filter(isKept).map((file) => address + file);
  assert.deepEqual((await kept(page)).map((url) => url.replace(/\?.*/, "")).sort(), expected.sort());
});

test("a new version is taken at the next load, unless another tab shows the old one", async (t) => {
  const { address, folder } = await site(t);
  const page = await visit(t, address);
  await ready(page);
  const tagline = () => page.locator(".tagline").innerText();
  const old = await tagline();

  const html = await readFile(join(folder, "index.html"), "utf8");
  await writeFile(join(folder, "index.html"), html.replace(old, "another version"));
  const worker = await readFile(join(folder, "service-worker.js"), "utf8");
  await writeFile(join(folder, "service-worker.js"), worker.replace(/("index\.html","revision":")\w+/, "$1another"));
  const other = await page.context().newPage();
  await other.goto(address);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    while (!registration.waiting) await new Promise((later) => setTimeout(later, 50));
  });
  assert.equal(await tagline(), old);

  await page.reload();
  await isAtRest(page);
  assert.equal(await tagline(), old, "the other tab shows the old version");
  assert.ok(await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))));
  await other.close();

  const fragment = "#example=eks-pod-staging";
  await page.evaluate((fragment) => (location.hash = fragment), fragment);
  // A slow machine may go on with the old one once more.
  for (let tries = 0; tries < 3; tries += 1) {
    await page.reload({ waitUntil: "commit" });
    const taken = page.locator(".tagline", { hasText: "another version" }).waitFor({ timeout: 8_000 });
    if (await taken.then(() => true, () => false)) break;
  }
  assert.equal(await tagline(), "another version");
  await expectVerdict(page, "Denied");
  assert.equal((await addressOf(page)).hash, fragment, "what the address holds is kept");
  const pages = (await kept(page)).filter((url) => url.includes("index.html"));
  assert.deepEqual(pages, [`${address}index.html?__WB_REVISION__=another`]);
});

test("whatever is pasted, clicked and shared, nothing is asked for but parts of the page", async (t) => {
  const { address, served } = await site(t);
  const context = await browser.newContext({ reducedMotion: "reduce" });
  t.after(() => context.close());
  const asked = [];
  context.on("request", (request) => asked.push([request.method(), request.url()]));
  context.on("serviceworker", (worker) => worker.on("request", (request) => asked.push([request.method(), request.url()])));
  const page = await context.newPage();
  await page.goto(`${address}#example=eks-pod-default`);
  await isAtRest(page);
  await expectVerdict(page, "Allowed");

  const secret = "s3cret-subject";
  const token = jwt({ ...eksClaims(), sub: `system:serviceaccount:default:${secret}`, jku: "https://attacker.example/keys" });
  await put(page, "token", token);
  await put(page, "policy", eksPolicy.replace("pulumi-service-account", secret));
  await expectVerdict(page, "Allowed");
  // Some come with the advice, a moment later.
  const folded = page.locator("details:not([open]) > summary:visible");
  while (await folded.count()) await folded.first().click();
  await page.fill("#role-arn", `arn:aws:iam::123456789012:role/${secret}`);
  await put(page, "jwks", JSON.stringify({ keys: [{ kty: "RSA", kid: "test", alg: "RS256", n: "AQAB", e: "AQAB", x5u: "https://attacker.example/" }] }));
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share-claims-all").click();
  await page.setChecked("#share-renamed", true);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.keyboard.press("Escape");
  await showExample(page, "github-case");
  await page.locator("#remember").check();
  await page.waitForFunction(() => localStorage.getItem("whydenied"));
  await page.locator("#remember").uncheck();

  const own = new Set((await readdir(dist, { recursive: true })).map((file) => address + file).concat(address));
  for (const [method, asking] of asked) {
    assert.equal(method, "GET");
    // What starts the worker is a text of the page's own.
    assert.ok(own.has(asking.replace(/#.*/, "")) || asking.startsWith(`blob:${new URL(address).origin}/`), asking);
  }
  for (const path of served) assert.ok(!path.includes("?") && !path.includes(secret) && own.has(address + path.slice(1)), path);
  assert.ok(asked.length > 8);
});

/** Tries what the policy of the page forbids, and tells the server how that went: a script of the page's own may. */
async function probe() {
  const violated = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violated.push(effectiveDirective));
  const refused = (what) => what.then(() => false, () => true);
  const script = document.createElement("script");
  script.textContent = "globalThis.ran = true";
  document.head.append(script);
  const image = new Promise((load, error) => Object.assign(new Image(), { onload: load, onerror: error, src: "https://example.com/a.png" }));
  const outcome = {
    violated,
    ran: globalThis.ran ?? false,
    fetch: await refused(fetch("https://example.com/")),
    image: await refused(image),
  };
  await fetch(`./told?${encodeURIComponent(JSON.stringify(outcome))}`);
}

test("the policy of the page forbids every other site, and inline scripts", async (t) => {
  const { address, folder, served } = await site(t);
  await writeFile(join(folder, "probe.js"), `(${probe})();`);
  const html = await readFile(join(dist, "index.html"), "utf8");
  await writeFile(join(folder, "index.html"), html.replace("</head>", '<script src="probe.js"></script></head>'));
  const context = await browser.newContext();
  t.after(() => context.close());
  await (await context.newPage()).goto(address);
  const told = () => served.find((path) => path.startsWith("/told?"));
  while (!told()) await new Promise((later) => setTimeout(later, 50));
  const outcome = JSON.parse(decodeURIComponent(told().slice("/told?".length)));
  assert.deepEqual([outcome.ran, outcome.fetch, outcome.image], [false, true, true]);
  for (const directive of ["script-src", "connect-src", "img-src"]) {
    assert.ok(outcome.violated.some((one) => one.startsWith(directive)), `${directive} of ${outcome.violated}`);
  }
});

test("nothing is stored until it is asked for, and never the token", async (t) => {
  const page = await openAllowed(t, { reloads: true });
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  await showExample(page, "github-duration");
  await page.getByRole("button", { name: "Bring it back" }).click();
  assert.equal(await stored(), "{}");

  await page.getByText("How this stays private").click();
  await page.locator("#remember").check();
  await page.locator(".request-pane summary").click();
  await page.fill("#source-ip", "192.0.2.9");
  await fillIn(page, "context", `note=${jwt(eksClaims())}`);
  await page.waitForFunction(() => localStorage.getItem("whydenied")?.includes("note="));
  const kept = await stored();
  assert.match(kept, /pulumi-service-account/);
  assert.doesNotMatch(kept, /eyJ|bm90IGEgc2lnbmF0dXJl/);

  await page.reload();
  await page.waitForFunction((policy) => document.getElementById("policy")?.value === policy, eksPolicy);
  assert.equal(await page.inputValue("#source-ip"), "192.0.2.9");
  assert.equal(await textOf(page, "token"), "");
  assert.ok(await page.locator("#remember").isChecked());

  await showExample(page, "github-duration");
  assert.match(await stored(), /pulumi-service-account/, "an example is nothing that was pasted");
  await page.getByText("How this stays private").click();
  await page.locator("#remember").uncheck();
  await page.waitForFunction(() => localStorage.length === 0);
  await page.reload();
  await isAtRest(page);
  assert.equal(await textOf(page, "policy"), "");
});

test("the page says which engine and which facts it has", async (t) => {
  const page = await open(t);
  assert.match(await page.locator(".foot").innerText(), /Engine \d+\.\d+\.\d+, AWS facts of \w+ \d{4}\./);
  await page.getByText("How sure this is").click();
  assert.match(await page.locator(".foot").innerText(), /recorded on \w+ \d+, \d{4}/);
});

test("opened as a file the page says what it needs", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(new URL(`${dist}/index.html`, `file://${process.cwd()}/`).href);
  await page.locator("#cannot-start", { hasText: /web server/ }).waitFor();
  assert.equal(url.startsWith("http"), true);
});
