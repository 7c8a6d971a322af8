import type { Source } from "./engine.js";
import type { InputError as Unread } from "./types.js";

export * from "./functions.js";
export * from "./types.js";

/** Thrown where a text cannot be read. */
export interface InputError extends Error, Unread {
  name: "InputError";
}

/**
 * Loads the engine, once: in browsers to be awaited before any other function is called. In Node.js it is there from the start.
 *
 * `source` is where the module `whydenied/engine.wasm` is, or its bytes; without it the module is beside this file.
 */
export default function init(source?: Source): Promise<void>;
