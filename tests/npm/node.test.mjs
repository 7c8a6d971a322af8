// The package in Node.js: in that of this machine, and in the others that are still looked after.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { blocks, printed, project } from "./project.mjs";

const folder = project();
const other = (name) => fileURLToPath(new URL(`node_modules/${name}/bin/node`, import.meta.url));
const nodes = { "this machine's Node.js": process.execPath, "Node.js 22": other("node22"), "Node.js 24": other("node24") };

/** What a program prints in the project, line by line. */
function run(node, code) {
  writeFileSync(join(folder, "main.js"), code);
  return execFileSync(node, ["main.js"], { cwd: folder, encoding: "utf8" }).trimEnd().split("\n");
}

for (const [name, node] of Object.entries(nodes)) {
  const skip = !existsSync(node) && "npm has none for this machine";
  test(`what the README says runs in ${name}`, { skip }, () => {
    const all = blocks("js");
    assert.equal(all.length, 2);
    for (const code of all) {
      const lines = run(node, code);
      const said = printed(code);
      assert.equal(lines.length, said.length, lines.join("\n"));
      said.forEach((text, at) => text && assert.equal(lines[at], text));
    }
  });

  test(`nothing has to be awaited in ${name}`, { skip }, () => {
    const code = `
      import { check, version } from "whydenied";
      import "whydenied/signature";
      import "whydenied/element";
      const jwks = '{ "keys": [] }';
      console.log(version());
      console.log(check('{ "iss": "https://gitlab.com" }', '{ "Version": "2012-10-17", "Statement": [] }', { jwks }).token.signature);
    `;
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules/whydenied/package.json"), "utf8"));
    assert.deepEqual(run(node, code), [version, "absent"]);
  });
}

test("a signature by another key is invalid", () => {
  const jwks = JSON.parse(readFileSync(join(folder, "jwks.json"), "utf8"));
  const { n } = jwks.keys[0];
  jwks.keys[0].n = `${n.slice(0, 20)}${n[20] === "A" ? "B" : "A"}${n.slice(21)}`;
  const code = `
    import { readFileSync } from "node:fs";
    import { decode } from "whydenied";
    import "whydenied/signature";
    console.log(decode(readFileSync("token.jwt", "utf8"), { jwks: ${JSON.stringify(JSON.stringify(jwks))} }).signature);
  `;
  assert.deepEqual(run(process.execPath, code), ["invalid"]);
});

test("what is missing or wrong is said with its remedy", () => {
  const code = (call) => `
    import * as whydenied from "whydenied";
    try { ${call} } catch (error) { console.log(error.name + ": " + error.message); }
  `;
  for (const [call, words] of [
    [`whydenied.decode("{}", { jwks: '{ "keys": [] }' })`, /^Error: .*import `whydenied\/signature`/],
    [`whydenied.decode("{}", { jwks: "{" })`, /^InputError: /],
    [`whydenied.decode("half")`, /^InputError: /],
    [`whydenied.decode("{}", { nwo: 1 })`, /^TypeError: .*unknown field `nwo`/],
    [`whydenied.checkCalls("on: push", "{}", { request: { jwks: "{}" } })`, /^TypeError: a caller has no token yet/],
    [`(await import("whydenied/element")).mount()`, /^Error: .*in browsers only/],
  ]) {
    assert.match(run(process.execPath, code(call)).join("\n"), words);
  }
});

test("the functions are those that have types", () => {
  const types = readFileSync(join(folder, "node_modules/whydenied/functions.d.ts"), "utf8");
  const declared = [...types.matchAll(/^export function (\w+)/gm)].map(([, name]) => name).sort();
  const code = `import * as all from "whydenied"; console.log(Object.keys(all).join(" "));`;
  assert.deepEqual(run(process.execPath, code)[0].split(" "), [...declared, "default"].sort());
});
