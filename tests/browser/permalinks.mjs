// What a link holds, read and written without the page: see docs/permalinks.md.
import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The content of a fragment, as the link has it. */
export function contentOf(fragment) {
  const [, packed] = /^#v1=([\w-]+)$/.exec(fragment);
  const { v, ...content } = JSON.parse(inflateRawSync(Buffer.from(packed, "base64url")).toString());
  assert.equal(v, 1);
  return { content };
}

/** The fragment that holds a content, without its `#`. */
export function fragmentOf(content) {
  return `v1=${deflateRawSync(JSON.stringify({ v: 1, ...content })).toString("base64url")}`;
}
