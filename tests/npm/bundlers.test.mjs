// The package in a browser: as it is, and as each bundler makes it part of a site.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { serve } from "../browser/browser.mjs";
import { head, openSite } from "../browser/docs_page.mjs";
import { blocks, printed, project } from "./project.mjs";

const folder = project();
const [main] = blocks("js");
const [worker] = blocks("js worker");
const [ofEsbuild] = blocks("js esbuild");
const [element] = blocks("html element");
const [plain] = blocks("html");

writeFileSync(join(folder, "worker.js"), worker);
const [token, jwks] = ["token.jwt", "jwks.json"].map((name) => JSON.stringify(readFileSync(join(folder, name), "utf8")));
/** Has a signature checked, asks a worker, and has the element beside that. */
const besides = `
import { decode } from "whydenied";
import "whydenied/element";
import loadSignatures from "whydenied/signature";

await loadSignatures();
console.log(decode(${token}, { jwks: ${jwks} }).signature);
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => console.log("in the worker: " + data);
worker.postMessage({ token: claims, policy });
`;
const asBesides = ["verified", "in the worker: denied"];
const script = '<script type="module" src="./main.js"></script>';
/** A page that keeps what is printed. */
const page = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A</title><script>window.said = []; console.log = (text) => said.push(text)</script>${body}</html>`;
/** The README's page with an element, whose script is another one. */
const markup = (script) => element.replace(/<script.*<\/script>/, () => script).replace("<why-denied>", '<why-denied id="one">');

/** Builds a page of `main.js` into a folder. */
const bundlers = {
  async Vite(to) {
    writeFileSync(join(folder, "index.html"), page(markup(script)));
    await vite.build({ root: folder, base: "./", logLevel: "error", worker: { format: "es" }, build: { outDir: to } });
  },
  async webpack(to) {
    const output = { path: to, filename: "main.js" };
    const built = await promisify(webpack)({ context: folder, mode: "production", entry: "./main.js", output, performance: false });
    assert.ok(!built.hasErrors() && !built.hasWarnings(), built.toString());
    writeFileSync(join(to, "index.html"), page(markup(script)));
  },
};

/** Opens what is served, and waits until it has printed all of that. */
async function prints(test, read, lines) {
  const { page } = await openSite(test, await serve(read));
  await page.waitForFunction((lines) => lines.every((line) => window.said.includes(line)), lines);
  return page;
}

for (const [name, build] of Object.entries(bundlers)) {
  test(`${name} builds the functions, signatures, a worker and the element`, async (t) => {
    const to = join(folder, `by-${name}`);
    mkdirSync(to);
    writeFileSync(join(folder, "main.js"), main + besides);
    await build(to);
    const lines = [...printed(main).filter(Boolean), ...asBesides];
    const page = await prints(t, (path) => readFile(join(to, path)), lines);
    await head(page, "one").getByText("Denied").waitFor();
  });
}

test("Vite serves the functions and the element while a site is made", async (t) => {
  writeFileSync(join(folder, "main.js"), `${main}\nimport "whydenied/element";`);
  writeFileSync(join(folder, "index.html"), page(markup(script)));
  const server = await vite.createServer({ root: folder, logLevel: "error" });
  t.after(() => server.close());
  await server.listen();
  const { page: shown } = await openSite(t, server.resolvedUrls.local[0]);
  await shown.waitForFunction((line) => window.said.includes(line), printed(main)[0]);
  await head(shown, "one").getByText("Denied").waitFor();
});

test("esbuild builds the functions and the element", async (t) => {
  const to = join(folder, "by-esbuild");
  writeFileSync(join(folder, "main.js"), `${ofEsbuild}\nimport "whydenied/element";`);
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: ["main.js"],
    bundle: true,
    format: "esm",
    loader: { ".wasm": "file" },
    outdir: to,
    logLevel: "warning",
  });
  const own = join(folder, "node_modules/whydenied");
  const beside = readdirSync(own).filter((name) => name.endsWith(".wasm") || name === "shapes.svg");
  for (const name of beside) copyFileSync(join(own, name), join(to, name));
  writeFileSync(join(to, "index.html"), page(markup(script)));
  const shown = await prints(t, (path) => readFile(join(to, path)), printed(ofEsbuild));
  await head(shown, "one").getByText("Denied").waitFor();
});

test("nothing has to be built", async (t) => {
  const asking = `
    const worker = new Worker("./worker.js", { type: "module" });
    worker.onmessage = ({ data }) => console.log(data);
    worker.postMessage({ token: '{ "iss": "https://gitlab.com" }', policy: '{ "Version": "2012-10-17", "Statement": [] }' });
  `;
  const pages = {
    "/index.html": page(plain),
    "/element.html": page(markup(element.match(/<script.*<\/script>/)[0])),
    "/asking.html": page(`<script type="module">${asking}</script>`),
    "/worker.js": worker.replace('"whydenied"', '"./node_modules/whydenied/index.js"'),
  };
  const url = await serve((path) => pages[path] ?? readFile(join(folder, path)));
  const first = await openSite(t, url);
  await first.page.waitForFunction(() => document.querySelector("output").value === "GitLab");
  const second = await openSite(t, `${url}element.html`);
  await head(second.page, "one").getByText("Denied").waitFor();
  assert.equal(await second.page.getByText("Open in the playground").count(), 0, "a package has none");
  const third = await openSite(t, `${url}asking.html`);
  await third.page.waitForFunction(() => window.said.includes("denied"));
});
