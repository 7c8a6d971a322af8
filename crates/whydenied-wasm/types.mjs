// Makes the TypeScript types of the npm package of its JSON Schema, the file that is named first.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Where it is installed, NODE_PATH says.
const { compile } = createRequire(import.meta.url)("json-schema-to-typescript");

const HEAD = `// What the package takes and gives. Made of the Rust types: \`WHYDENIED_BLESS=1 cargo xtask test --only types\`.`;
const REPORT = "#/$defs/Report";

/** A reference that says something besides would be taken for a type of its own. */
function alone(_name, part) {
  if (!part?.$ref) return part;
  const { $ref, ...besides } = part;
  const reference = { $ref: $ref === REPORT ? "#" : $ref };
  return Object.keys(besides).length ? { allOf: [reference], ...besides } : reference;
}

const { $defs } = JSON.parse(readFileSync(process.argv[2], "utf8"), alone);
const { Report, ...others } = $defs;
const options = { additionalProperties: false, bannerComment: HEAD, style: { printWidth: 120 }, unreachableDefinitions: true };
const types = await compile({ ...Report, $defs: others }, "Report", options);
process.stdout.write(types.replace(/\n \*\n \* This interface was referenced by .*\n \* via the `definition` ".*"\./g, ""));
