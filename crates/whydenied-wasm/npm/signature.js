// In browsers the module that checks signatures is loaded when the default export is called.
export { loadArithmetic as default } from "./engine.js";
