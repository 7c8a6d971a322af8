// The engine, the npm package's own module, in a worker or in the page.
import init, * as engine from "./whydenied-wasm.js";

/** @type {Promise<unknown> | undefined} */
let loading;

/**
 * Loads the engine, once; after a failure another attempt may find what this one missed.
 * @param {Source} [source]
 */
export async function load(source) {
  loading ??= init(from(source));
  loading.catch(() => (loading = undefined));
  await loading;
}

/**
 * What a function of the engine answers, as JSON.
 * @param {string} name
 * @param {unknown} question
 * @returns {Promise<string>}
 */
export async function answer(name, question) {
  await load();
  if (name === "loadArithmetic") {
    await loadArithmetic();
    return "";
  }
  const functions = /** @type {Record<string, (question: unknown) => string>} */ (/** @type {unknown} */ (engine));
  return functions[name]?.(question) ?? "";
}

/**
 * The arithmetic of signatures is a module of its own, which few need.
 * @param {Source} [source]
 */
export async function loadArithmetic(source) {
  await load();
  const arithmetic = await import("./whydenied-signature-wasm.js");
  await arithmetic.default(from(source));
  engine.useArithmetic(arithmetic);
}

/**
 * Where a module is, or its bytes. Without it the module is beside this file.
 * @typedef {string | URL | BufferSource} Source
 */

/** @param {Source | undefined} source */
const from = (source) => (source === undefined ? undefined : { module_or_path: source });
