// Keeps the page for when there is no network, and lets a new version take over.

/**
 * Has the service worker keep what was built.
 * @param {ServiceWorkerContainer | undefined} workers
 */
export async function keep(workers) {
  const registration = await workers?.register("./service-worker.js", { updateViaCache: "none" });
  // A browser looks for a new version when it likes to, which may be much later.
  if (workers?.controller) await registration?.update();
}

/**
 * A new version that was fetched during the last visit takes over, unless another tab still shows the old one.
 * @param {ServiceWorkerContainer} workers
 * @param {URL} module
 */
export async function takeNewVersion(workers, module) {
  const waiting = (await workers.getRegistration().catch(() => undefined))?.waiting;
  if (!waiting) return;
  // The old one goes once all that it sends has arrived, and the module is underway.
  await (await fetch(module)).arrayBuffer();
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  const ready = new Promise((resolve) => workers.addEventListener("controllerchange", () => resolve(true), { once: true }));
  waiting.postMessage("take over", [port2]);
  const patience = new Promise((resolve) => setTimeout(resolve, 2000, false));
  if (!(await Promise.race([taken.then((taken) => taken && ready), patience]))) return;
  location.reload();
  await new Promise(() => {});
}
