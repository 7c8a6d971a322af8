// The types and the schema of the package, as the strictest project has them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { blocks, project } from "./project.mjs";

const folder = project();
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--lib"];

/** What the compiler says of a program in the project. */
function compiled(code, resolution, lib) {
  writeFileSync(join(folder, "main.ts"), code);
  const words = [compiler, ...strict, lib, "--target", "es2022", ...resolution.split(" "), "main.ts"];
  try {
    return execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    return error.stdout;
  }
}

const resolutions = ["--module nodenext", "--module esnext --moduleResolution bundler"];
const asked = `
import { checkCalls, type InputError, writePolicy } from "whydenied";
import loadSignatures from "whydenied/signature";

await init("https://example.com/engine.wasm");
await loadSignatures(new Uint8Array(8));
const { calls }: { calls: { cause: string | null }[] } = checkCalls("on: push", policy, { repository: "acme/web" });
export const told = (error: InputError): string => error.name + error.code + error.message + error.span.line + calls.length;
export const written: string[] = writePolicy(claims, { for: "pulumi", as: "json" }).notes;
`;

for (const resolution of resolutions) {
  test(`a strict program compiles with ${resolution}`, () => {
    const [main] = blocks("js");
    // Neither a browser nor Node.js is needed for the types.
    const code = main.replace(/console\.log/g, "void ") + asked;
    assert.equal(compiled(code, resolution, "es2022"), "");
    const element = `import { mount } from "whydenied/element"; mount(document.body, { texts: [["policy", "{}"]] }).free();`;
    assert.equal(compiled(element, resolution, "es2022,dom"), "");
  });
}

test("what is no option does not compile", () => {
  const code = `import { check } from "whydenied"; check("{}", "{}", { roleARN: "r" });`;
  assert.match(compiled(code, resolutions[0], "es2022"), /'roleARN' does not exist in type 'CheckOptions'/);
});

test("the schema takes what the functions give", async () => {
  const { check, checkCalls, explain, variants } = await import(pathToFileURL(join(folder, "node_modules/whydenied/index.node.js")));
  const schema = JSON.parse(readFileSync(join(folder, "node_modules/whydenied/schema.json"), "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(schema, "whydenied");
  const holds = (name, value) => {
    const validate = ajv.compile({ $ref: `whydenied#/$defs/${name}` });
    assert.ok(validate(value), JSON.stringify(validate.errors));
  };
  const [token, policy] = ["token.jwt", "policy.json"].map((name) => readFileSync(join(folder, name), "utf8"));
  const workflow = "on: push\njobs: { a: { runs-on: x, steps: [{ uses: aws-actions/configure-aws-credentials@v6, with: { role-to-assume: r } }] } }";
  const report = check(token, policy);
  holds("Report", report);
  holds("Calls", checkCalls(workflow, policy));
  holds("Explanation", explain(report.findings[0].code));
  variants(token, policy).forEach((variant) => holds("Variant", variant));
  assert.throws(() => holds("Report", { ...report, verdict: "perhaps" }));
  assert.throws(() => holds("CheckOptions", { roleARN: "r" }));
});
