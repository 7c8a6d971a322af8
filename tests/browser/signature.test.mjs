// The signature is checked where the issuer's keys are pasted, by a module that is loaded then and not before.
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { eksClaims, eksPolicy, expectVerdict, field, jwt, open, put } from "./page.mjs";

const MODULE = ["whydenied-signature-wasm.js", "whydenied-signature-wasm_bg.wasm"];

/** For each algorithm a key, as long as the tests run. */
const keys = Object.fromEntries(
  [
    ["RS256", "rsa", { modulusLength: 2048 }],
    ["ES256", "ec", { namedCurve: "P-256" }],
    ["ES512", "ec", { namedCurve: "P-521" }],
  ].map(([algorithm, type, options]) => [algorithm, generateKeyPairSync(type, options)]),
);

/** What the issuer would publish. */
const jwks = JSON.stringify({
  keys: Object.entries(keys).map(([kid, { publicKey }]) => ({ ...publicKey.export({ format: "jwk" }), kid, use: "sig" })),
});

/** A token of the pod, signed. */
function signed(alg, kid = alg) {
  const [header, claims] = jwt(eksClaims(), { alg, kid, typ: "JWT" }).split(".");
  const key = { key: keys[alg].privateKey, dsaEncoding: "ieee-p1363" };
  return [header, claims, sign(`sha${alg.slice(2)}`, `${header}.${claims}`, key).toString("base64url")].join(".");
}

async function paste(page, token, keys) {
  await put(page, "token", token);
  await put(page, "policy", eksPolicy);
  if (!(await field(page, "jwks").isVisible())) await page.locator(".keys-pane summary").click();
  await put(page, "jwks", keys);
}

const facts = (page) => page.locator(".token-pane .facts");

test("each algorithm is verified, and the module is loaded once", async (t) => {
  const page = await open(t, { loads: MODULE });
  for (const algorithm of Object.keys(keys)) {
    await paste(page, signed(algorithm), jwks);
    await facts(page).filter({ hasText: "signature verified" }).waitFor();
    await expectVerdict(page, "Allowed");
  }
  assert.match(await page.locator(".keys-pane .facts").innerText(), /3 keys/);
});

test("a token that was changed is denied", async (t) => {
  const page = await open(t, { loads: MODULE });
  await paste(page, signed("RS256"), jwks);
  await expectVerdict(page, "Allowed");
  const [header, , signature] = signed("RS256").split(".");
  const changed = jwt({ ...eksClaims(), jti: "changed" }).split(".")[1];
  await put(page, "token", [header, changed, signature].join("."));
  await expectVerdict(page, "Denied");
  await facts(page).filter({ hasText: "signature invalid" }).waitFor();
  assert.match(await page.locator(".answer").innerText(), /Token signature invalid/);
  await put(page, "jwks", "");
  await expectVerdict(page, "Allowed");
});

test("a key that the set does not have is named", async (t) => {
  const page = await open(t, { loads: MODULE });
  await paste(page, signed("ES256", "another"), jwks);
  await expectVerdict(page, "Denied");
  assert.match(await page.locator(".answer").innerText(), /names the key another, which the key set does not have/);
  await page.locator(".keys-pane .facts", { hasText: "3 keys" }).waitFor();
});

test("without its module the check is not made, and the verdict is that of the policy", async (t) => {
  const page = await open(t, { loads: [MODULE[0]], failing: true });
  await page.route(`**/${MODULE[0]}`, (route) => route.abort());
  await paste(page, signed("RS256"), jwks);
  await page.locator("#jwks-problem [role=alert]", { hasText: "could not be loaded" }).waitFor();
  await facts(page).filter({ hasText: "signature not checked" }).waitFor();
  await expectVerdict(page, "Allowed");
});

test("what is no key set says so, and loads nothing", async (t) => {
  const page = await open(t);
  await paste(page, signed("RS256"), '{"issuer": "https://idp.example.com", "jwks_uri": "https://idp.example.com/keys"}');
  assert.match(await page.locator("#jwks-problem .problem").innerText(), /discovery document.*jwks_uri.*line 1, column 1/s);
  await expectVerdict(page, "Allowed");
});
