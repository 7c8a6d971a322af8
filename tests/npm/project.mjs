// A project in which the package is installed, and what its README says to write there.
import { execFileSync } from "node:child_process";
import { createSign, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { jobClaims, trusting } from "../browser/docs_page.mjs";

const tarball = process.env.WHYDENIED_TARBALL;
const readme = readFileSync(new URL("../../crates/whydenied-wasm/README.md", import.meta.url), "utf8");

/** The README's blocks of code of that kind: what stands behind the three backticks. */
export function blocks(kind) {
  return [...readme.matchAll(/^```(.+)\n([^]*?)^```$/gm)].filter(([, own]) => own === kind).map(([, , code]) => code);
}

/** What the README says that its code prints, a text a line; `undefined` for a line of which it says nothing. */
export function printed(code) {
  return [...code.matchAll(/console\.log\(.*\);(?: \/\/ (.*))?$/gm)].map(([, said]) => said);
}

/** An empty project with the package in it; the folder. */
export function project() {
  const folder = mkdtempSync(join(tmpdir(), "whydenied-"));
  after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], { cwd: folder });
  for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
  return folder;
}

/** A signed token, the keys of its issuer, and a policy that trusts another subject. */
function files() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const part = (text) => Buffer.from(text).toString("base64url");
  const head = `${part('{"alg":"RS256","typ":"JWT","kid":"one"}')}.${part(jobClaims)}`;
  const signature = createSign("RSA-SHA256").update(head).sign(privateKey, "base64url");
  return {
    "token.jwt": `${head}.${signature}`,
    "jwks.json": JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] }),
    "policy.json": trusting("repo:acme/web:ref:refs/heads/main"),
  };
}
