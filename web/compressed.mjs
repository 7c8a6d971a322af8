// Beside each file of a folder its compressed copies, for hosts that send them.
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** What is shorter is sent as it is. */
const SHORTEST = 1024;
const COPIES = [".br", ".gz"];
/** What is compressed in itself. */
const DENSE = new Set([...COPIES, ".png", ".woff", ".woff2"]);

/**
 * The names of all files in a folder and below, without what is a copy.
 * @param {string} folder
 */
export async function files(folder) {
  const all = await readdir(folder, { recursive: true });
  const own = all.filter((name) => !COPIES.includes(extname(name)));
  const kinds = await Promise.all(own.map(async (name) => (await stat(join(folder, name))).isFile()));
  return own.filter((_, at) => kinds[at]).sort();
}

/**
 * Makes the copies that are not there yet.
 * @param {string} folder
 */
export async function compress(folder) {
  for (const name of await files(folder)) {
    const path = join(folder, name);
    const content = await readFile(path);
    const has = await stat(`${path}.br`).catch(() => undefined);
    if (has || content.length < SHORTEST || DENSE.has(extname(name))) continue;
    const [brotli, zipped] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })]);
    await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
  }
}
