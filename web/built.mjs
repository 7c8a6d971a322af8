// What is left to do when Trunk has built the page: the service worker is told every file, and each gets its compressed
// copies.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** What is shorter is sent as it is. */
const SHORTEST = 1024;
const WORKER = "service-worker.js";
const placeholder = "self.__WB_MANIFEST";

const folder = process.env.TRUNK_STAGING_DIR;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .sort();

const revision = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("hex").slice(0, 16);
const built = files.filter((file) => file !== WORKER).map((url) => ({ url, revision: revision(url) }));
const source = readFileSync(join(folder, WORKER), "utf8");
if (!source.includes(placeholder)) throw new Error(`${WORKER} has no place for what was built`);
writeFileSync(join(folder, WORKER), source.replace(placeholder, JSON.stringify(built)));

await Promise.all(
  files.map(async (file) => {
    const path = join(folder, file);
    const content = await readFile(path);
    if (content.length < SHORTEST) return;
    const [brotli, zipped] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
    await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
  }),
);
