// The engine's worker: answers each question by its number.
import { answer, load } from "./engine.js";

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

/** @param {MessageEvent<[number, string, unknown]>} event */
onmessage = async ({ data: [number, name, question] }) => {
  try {
    await load();
  } catch (error) {
    return postMessage([number, { missing: words(error) }]);
  }
  try {
    postMessage([number, { answer: name === "ready" ? "" : await answer(name, question) }]);
  } catch (error) {
    // What has trapped answers nothing any more.
    postMessage([number, { error: words(error), isBroken: error instanceof WebAssembly.RuntimeError || error instanceof RangeError }]);
  }
};
