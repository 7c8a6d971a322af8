// In browsers the engine is loaded when the default export is called, and there once its promise is kept.
export * from "./functions.js";
export { load as default } from "./engine.js";
