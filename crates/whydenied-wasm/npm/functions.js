// The functions of the package. They are there from the start, and the engine behind them once it is loaded.
import * as engine from "./whydenied-wasm.js";

function isLoaded() {
  try {
    // Once there is a module, this gives that one; before, it has nothing to make one of.
    engine.initSync();
    return true;
  } catch {
    return false;
  }
}

/** The function of that name, which says what to do where it is called too early. */
const of =
  (name) =>
  (...given) => {
    if (isLoaded()) return engine[name](...given);
    throw new Error(`the engine is not loaded yet: before \`${name}\`, await the default export of \`whydenied\``);
  };

export const catalogue = of("catalogue");
export const check = of("check");
export const checkCall = of("checkCall");
export const checkCalls = of("checkCalls");
export const checkPulumi = of("checkPulumi");
export const checkPulumiCall = of("checkPulumiCall");
export const checkPulumiCalls = of("checkPulumiCalls");
export const decode = of("decode");
export const explain = of("explain");
export const lint = of("lint");
export const lintPulumi = of("lintPulumi");
export const policyText = of("policyText");
export const variants = of("variants");
export const variantsPulumi = of("variantsPulumi");
export const version = of("version");
export const writePolicy = of("writePolicy");
