// What the editors make of a text, without a browser: places, tokens, claims, formatting.
import assert from "node:assert/strict";
import { test } from "node:test";
import { claims, isClaim, jwtParts } from "../../web/editor/text/claims.js";
import { difference } from "../../web/editor/text/difference.js";
import { format } from "../../web/editor/text/format.js";
import { members, tokens } from "../../web/editor/text/json_tokens.js";
import { Places } from "../../web/editor/text/places.js";
import { languageOf } from "../../web/editor/text/language_of.js";
import { jwt } from "./texts.mjs";

test("bytes of UTF-8 and units of UTF-16 are translated both ways", () => {
  const text = "aü€😀b";
  const places = new Places(text);
  const units = [0, 1, 2, 3, 5, 6];
  assert.deepEqual(units.map((unit) => places.byteAt(unit)), [0, 1, 3, 6, 10, 11]);
  assert.deepEqual([0, 1, 3, 6, 10, 11].map((byte) => places.unitAt(byte)), units);
  for (const unit of units) assert.equal(places.byteAt(unit), Buffer.byteLength(text.slice(0, unit)));
  assert.equal(places.unitAt(2), 1, "within a letter is at its beginning");
  assert.deepEqual([places.unitAt(99), places.byteAt(99)], [6, 11], "behind the end is the end");
  assert.deepEqual([new Places("abc").unitAt(99), new Places("\ud800x").byteAt(1)], [3, 3], "half a pair is a letter");
});

test("a JSON text is cut into tokens, comments included", () => {
  const text = '{"a\\"b": [1.5e3, true], // c\n/* d */ "open';
  const found = [...tokens(text)].map(({ kind, from, to }) => [kind, text.slice(from, to)]);
  assert.deepEqual(found.slice(0, 11), [
    ["{", "{"], ["string", '"a\\"b"'], [":", ":"], ["[", "["], ["word", "1.5e3"], [",", ","], ["word", "true"], ["]", "]"],
    [",", ","], ["comment", "// c"], ["comment", "/* d */"],
  ]);
  assert.equal(found[11][0], "unknown", "a string that never ends is none");
});

test("the members of the outermost object have their places", () => {
  const text = '{ "a": {"b": 1}, /* c */ "d\\u0065": [2, {"f": 3}],\n "g": "h" }';
  const found = members(text).map(({ name, from, to }) => [name, text.slice(from, to)]);
  assert.deepEqual(found, [["a", '"a": {"b": 1}'], ["de", '"d\\u0065": [2, {"f": 3}]'], ["g", '"g": "h"']]);
  for (const none of ["", "[1]", '"a"', "resource {}", "{}"]) assert.deepEqual(members(none), [], none);
});

test("a JWT has three parts, wherever it stands", () => {
  const text = "Bearer eyJh.eyJi.c-_";
  const found = jwtParts(text).map(({ part, from, to }) => [part, text.slice(from, to)]);
  assert.deepEqual(found, [["head", "eyJh"], ["body", "eyJi"], ["signature", "c-_"]]);
  assert.equal(jwtParts("eyJh.eyJi").length, 2);
  for (const none of ["", "eyJh", '{"a": "eyJh.eyJi.c"}', "a.b.c"]) assert.deepEqual(jwtParts(none), [], none);
});

test("a claim has its place in JSON, and among the letters of a JWT", () => {
  const said = { iss: "https://issuer.example", sub: "für:😀:x", aud: ["a", "b"], exp: 1 };
  const json = JSON.stringify(said, null, 2);
  assert.deepEqual(claims(json).map(({ name }) => name), Object.keys(said));
  for (const text of [jwt(said), `export T="${jwt(said)}"`, jwt(said).slice(0, -4)]) {
    const found = claims(text);
    assert.deepEqual(found.map(({ name }) => name), Object.keys(said));
    for (const { name, from, to } of found) {
      const [body] = jwtParts(text).filter(({ part }) => part === "body");
      // Read from the beginning, as only that is whole letters of four.
      const until = (at) => Buffer.from(text.slice(body.from, at), "base64url").toString();
      const letters = until(to).slice(Math.max(0, until(from).length - 1));
      assert.ok(letters.includes(`"${name}":${JSON.stringify(said[name])}`), `${name}: ${letters}`);
    }
  }
  for (const none of ["eyJh.e%.c", "eyJh.WzFd.c", "nothing"]) assert.deepEqual(claims(none), [], none);
  assert.ok(isClaim("kubernetes.io", "kubernetes.io/namespace") && isClaim("sub", "sub"));
  assert.ok(!isClaim("su", "sub") && !isClaim("sub", "subject"));
});

/** The text with its white space changed. */
function formatted(text) {
  const { changes, refusal } = format(text);
  assert.equal(refusal, undefined);
  for (const { from, to, insert } of changes) assert.match(text.slice(from, to) + insert, /^\s*$/, "only white space changes");
  return changes.reduceRight((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), text);
}

test("a JSON text is formatted as JSON.stringify does it", () => {
  const value = { a: [], b: {}, c: [1, { d: "e, {f}" }, [true, null]], g: { h: -1.5e-7 } };
  for (const spaces of [0, 1, 4, "\t"]) {
    assert.equal(formatted(JSON.stringify(value, null, spaces)), JSON.stringify(value, null, 2));
  }
});

test("comments, trailing commas, repeated keys and numbers stay", () => {
  const text = '{ // first\n"a":1.0,"a" : 1e400, /* in */ "b": [1,],\n// alone\n"c":2 // last\n}';
  const expected = [
    "{ // first", '  "a": 1.0,', '  "a": 1e400, /* in */ "b": [', "    1,", "  ],", "  // alone", '  "c": 2 // last', "}",
  ].join("\n");
  assert.equal(formatted(text), expected);
  assert.equal(formatted(expected), expected, "a second time changes nothing");
  assert.equal(formatted('["a" // b\n, "c"]'), '[\n  "a" // b\n  ,\n  "c"\n]', "a comma is not drawn into a comment");
});

test("what cannot be formatted says why, and where", () => {
  const refused = {
    '{\n  "a": [1\n}': /`}` on line 3 closes what is not open/,
    '{\n  "a": [1]': /`\{` on line 1 is never closed/,
    '{ "a": "b\n}': /`"b` on line 1 is no JSON/,
    'data "aws_iam_policy_document" "x" {}': /`data` on line 1 is no JSON/,
    "": /nothing to format/,
  };
  for (const [text, why] of Object.entries(refused)) assert.match(format(text).refusal ?? "", why);
});

test("a difference is as small as can be", () => {
  assert.deepEqual(difference("abcd", "abxcd"), { from: 2, to: 2, insert: "x" });
  assert.deepEqual(difference("aaa", "aa"), { from: 2, to: 3, insert: "" });
  assert.deepEqual(difference("", "a"), { from: 0, to: 0, insert: "a" });
  assert.deepEqual(difference("abc", "abc"), { from: 3, to: 3, insert: "" });
  assert.deepEqual(difference("abc", "xyz"), { from: 0, to: 3, insert: "xyz" });
});

test("the language of a text is known by its first lines", () => {
  for (const [language, text] of [
    ["", '{ "Statement": [] }'],
    ["", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"],
    ["", 'resource "aws_iam_role" "r" {\n  name = "deploy"\n}\n'],
    ["", "dear diary"],
    ["yaml", "on: push\njobs:\n  deploy:\n    runs-on: x\n"],
    ["yaml", "# a role\nAWSTemplateFormatVersion: '2010-09-09'\n"],
    ["typescript", 'import * as aws from "@pulumi/aws";\nconst role = new aws.iam.Role("r", {});\n'],
    ["python", "import pulumi_aws as aws\n\ndef trust(arn):\n    return arn\n"],
    ["go", "package main\n\nfunc main() {}\n"],
    ["csharp", "using Pulumi;\nusing Pulumi.Aws.Iam;\n"],
    ["shell", "#!/bin/bash\naws iam create-role --role-name r\n"],
  ]) assert.equal(languageOf(text), language, text);
});
