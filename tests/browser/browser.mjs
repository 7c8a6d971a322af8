// The page served, and a real browser to show it in.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import playwright from "playwright-core";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The browser's family: `chromium` or `firefox`. */
export const family = process.env.WHYDENIED_BROWSER ?? "chromium";
/** Whether to try every example, width and colour scheme, which takes long, rather than those that stand for the others. */
export const everything = process.env.WHYDENIED_EVERYTHING === "1";
/** Where the built page is. */
export const folder = process.env.WHYDENIED_PAGE_DIR ?? "../../dist";
export const url = await serve(file);

/** What a Firefox is set to instead of what its driver cannot tell a page: colours, stillness, a clipboard of its own. */
const settings = (colorScheme) => ({
  "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
  "ui.prefersReducedMotion": 1,
  "dom.events.testing.asyncClipboard": true,
});

const launch = {
  chromium: () =>
    playwright.chromium.launch({
      executablePath: process.env.CHROME ?? "/usr/bin/chromium",
      args: (process.env.CHROME_FLAGS ?? "--no-sandbox --disable-gpu").split(" "),
    }),
  // The Firefox that people have, over WebDriver BiDi; the driver's own protocol needs a Firefox of its own.
  firefox: (colorScheme) =>
    playwright._bidiFirefox.launch({
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
      firefoxUserPrefs: settings(colorScheme),
    }),
}[family];

/** On a busy machine a browser may end before it has begun, which says nothing of the page. */
const started = (colorScheme) => launch(colorScheme).catch(() => launch(colorScheme));

export const browser = await started("light");
let byNight;

/** The browser on a system of that colour scheme: a Firefox has one for all its pages. */
export async function browserIn(colorScheme) {
  if (family !== "firefox" || colorScheme !== "dark") return browser;
  return (byNight ??= started("dark"));
}

/** A page of its own, and what it complains of. */
export async function newPage({ width = 1280, height = 800, colorScheme = "light" }) {
  const context = await (await browserIn(colorScheme)).newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** Closes all there are. */
export async function closeBrowsers() {
  await Promise.all([browser.close(), byNight?.then((browser) => browser.close())]);
}

/** The page as a web host sends it, compressed, each answer by `send`. */
export function serveCompressed(send) {
  const bodies = new Map();
  const compressed = async (path) => promisify(brotliCompress)(await readFile(join(folder, path)));
  // What is too short has no copy.
  const copy = (path) => readFile(join(folder, `${path}.br`)).catch(() => compressed(path));
  const read = (path) => bodies.get(path) ?? bodies.set(path, copy(path)).get(path);
  return serve(read, { headers: { "content-encoding": "br" }, send });
}

/** A file of the built page. */
export async function file(path) {
  const body = await readFile(join(folder, path));
  return path === "/index.html" ? askable(body) : body;
}

/** The page as its driver can ask it: in Firefox by `eval`, which the page's Content-Security-Policy forbids. */
export function askable(html) {
  return family === "firefox" ? html.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") : html;
}

/** Serves what `read` gives, for as long as the program runs; the address. */
export async function serve(read, { headers = {}, send = (response, body) => response.end(body) } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    try {
      const body = await read(path);
      // What has no ending is a folder's page.
      const type = TYPES[extname(path) || ".html"] ?? "application/octet-stream";
      await send(response.writeHead(200, { "content-type": type, ...headers }), body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}
