// Starts the page. A file of its own, so that the Content-Security-Policy can forbid inline scripts.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

// The arithmetic of signatures is a module of its own, loaded when keys are pasted.
globalThis.loadSignatureCheck = async () => {
  const check = await import("./whydenied-signature-wasm.js");
  await check.default();
  return check;
};

try {
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
  performance.mark("whydenied-ready");
} catch (error) {
  const notice = document.getElementById("cannot-start");
  notice.querySelector("span").textContent = String(error.message ?? error);
  notice.hidden = false;
  throw error;
}
