import type { Source } from "./engine.js";

/**
 * Loads the module that checks signatures, for the option `jwks`: in browsers to be awaited, after that of the engine. In Node.js
 * importing it is enough.
 *
 * `source` is where the module `whydenied/signature.wasm` is, or its bytes; without it the module is beside this file.
 */
export default function init(source?: Source): Promise<void>;
