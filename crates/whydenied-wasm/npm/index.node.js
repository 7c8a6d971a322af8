// In Node.js the engine is loaded from its own file while the package is imported, so that nothing has to be awaited.
import { readFileSync } from "node:fs";
import { initSync } from "./whydenied-wasm.js";

initSync({ module: readFileSync(new URL("./whydenied-wasm_bg.wasm", import.meta.url)) });

export * from "./functions.js";

/** What is written for browsers works here as well. */
export default async function init() {}
