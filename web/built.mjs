// What is left to do when Trunk has built the page: the element is told what to load, the service worker every file, and
// each gets its compressed copies.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { compress, files } from "./compressed.mjs";
import { SHEETS, SHEETS_OF_PLAYGROUND, elementStyle } from "./element/style.mjs";

const WORKER = "service-worker.js";

const folder = process.env.TRUNK_STAGING_DIR;

/** Fills in what a script says in place of what only the build knows. */
function fill(name, placeholder, value) {
  const source = readFileSync(join(folder, name), "utf8");
  if (!source.includes(placeholder)) throw new Error(`${name} has no place for ${placeholder}`);
  writeFileSync(join(folder, name), source.replace(placeholder, () => JSON.stringify(value)));
}

// The element loads the page's own interface, whose name changes with every build.
const [, js, wasm] = readFileSync(join(folder, "index.html"), "utf8").match(/data-js="([^"]*)" data-wasm="([^"]*)"/) ?? [];
fill("element.js", "self.__WHYDENIED_BUILT", { js, wasm });
writeFileSync(join(folder, "element-style.js"), elementStyle(SHEETS));
writeFileSync(join(folder, "playground-style.js"), elementStyle(SHEETS_OF_PLAYGROUND));

const names = (await files(folder)).map((name) => name.split(sep).join("/"));
const revision = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("hex").slice(0, 16);
const built = names.filter((file) => file !== WORKER).map((url) => ({ url, revision: revision(url) }));
fill(WORKER, "self.__WB_MANIFEST", built);

await compress(folder);
