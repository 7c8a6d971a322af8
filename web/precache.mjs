// Tells the service worker what was built: every file of the page, and a version that changes with any of them.
// Trunk runs it when it has built the page.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const worker = join(folder, "service-worker.js");
const placeholder = 'const BUILD = { version: "", files: [] };';

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .sort();
const hash = createHash("sha256");
for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));

const build = {
  version: hash.digest("hex").slice(0, 16),
  // The page itself has two addresses.
  files: ["./", ...files.filter((file) => file !== "service-worker.js")],
};
const source = readFileSync(worker, "utf8");
if (!source.includes(placeholder)) throw new Error(`${worker} has no place for what was built`);
writeFileSync(worker, source.replace(placeholder, `const BUILD = ${JSON.stringify(build)};`));
