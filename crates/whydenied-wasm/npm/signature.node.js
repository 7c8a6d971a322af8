// In Node.js the module that checks signatures is loaded while it is imported.
import { readFileSync } from "node:fs";
import "./index.node.js";
import * as arithmetic from "./whydenied-signature-wasm.js";
import { useArithmetic } from "./whydenied-wasm.js";

arithmetic.initSync({ module: readFileSync(new URL("./whydenied-signature-wasm_bg.wasm", import.meta.url)) });
useArithmetic(arithmetic);

/** What is written for browsers works here as well. */
export default async function init() {}
