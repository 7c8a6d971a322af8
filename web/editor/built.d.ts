// What the build puts beside the scripts: the modules that `wasm-bindgen` writes, which are not there before.

declare module "*/whydenied-wasm.js" {
  export default function init(from?: { module_or_path: unknown }): Promise<unknown>;
  /** Has signatures checked by the module of their arithmetic. */
  export function useArithmetic(arithmetic: object): void;
}

declare module "*/whydenied-signature-wasm.js" {
  export default function init(from?: { module_or_path: unknown }): Promise<unknown>;
}
