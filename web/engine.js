// The engine, the npm package's own module, in a worker or in the page.
import init, * as engine from "./whydenied-wasm.js";

/** @type {Promise<unknown> | undefined} */
let loading;

/** Loads the engine, once; after a failure another attempt may find what this one missed. */
export function load() {
  loading ??= init();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** The arithmetic of signatures is a module of its own, which few need. */
async function loadArithmetic() {
  const arithmetic = await import("./whydenied-signature-wasm.js");
  await arithmetic.default();
  engine.useArithmetic(arithmetic);
  return "";
}

/**
 * What a function of the engine answers, as JSON.
 * @param {string} name
 * @param {unknown} question
 * @returns {Promise<string>}
 */
export async function answer(name, question) {
  await load();
  const functions = /** @type {Record<string, (question: unknown) => string>} */ (/** @type {unknown} */ (engine));
  return name === "loadArithmetic" ? loadArithmetic() : (functions[name]?.(question) ?? "");
}
