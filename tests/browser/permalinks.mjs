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

/** Opens the dialog, with all claims ticked or none, and under other names or not. */
export async function openShare(page, { claims, renamed }) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("#share[open]").waitFor();
  const isAnother = (before) => page.waitForFunction((before) => document.getElementById("share-link").value !== before, before);
  const ticks = page.locator(".claims-list:not([hidden]) input");
  const differ = (await ticks.count()) && (await ticks.evaluateAll((all, claims) => all.some((one) => one.checked !== claims), claims));
  let before = await page.inputValue("#share-link");
  if (differ) {
    await page.locator(claims ? "#share-claims-all" : "#share-claims-none").click();
    await isAnother(before);
  }
  before = await page.inputValue("#share-link");
  if ((await page.isChecked("#share-renamed")) !== renamed) {
    await page.setChecked("#share-renamed", renamed);
    await isAnother(before);
  }
  // Each choice is answered for itself.
  await page.locator("#share [aria-busy=false]").waitFor();
}
