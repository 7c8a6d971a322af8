// The examples of the gallery, and those that stand for the others.
import { readFile } from "node:fs/promises";
import { everything } from "./browser.mjs";

const text = await readFile(new URL("../../web/gallery/examples.jsonl", import.meta.url), "utf8");
export const examples = text.trim().split("\n").map((line) => JSON.parse(line));

/**
 * The examples of AWS, or of Pulumi Cloud, to be shown one by one: of each kind of reason and each verdict the first. That
 * every example has its verdict and its cause, under other names too, is the engine's to prove, and is tested there.
 */
export const [ofAws, ofPulumi] = [false, true].map((isPulumi) => {
  const all = examples.filter((example) => Boolean(example.pulumi) === isPulumi);
  const isFirst = ({ about, verdict }, at) => all.findIndex((one) => one.about === about && one.verdict === verdict) === at;
  return everything ? all : all.filter(isFirst);
});
