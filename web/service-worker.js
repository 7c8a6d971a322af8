// Keeps the page's own files, so that it works offline. It answers for them alone, and from one build alone: it sees
// neither what is pasted nor the part of an address behind the `#`.
import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { precacheAndRoute } from "workbox-precaching";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
// @ts-expect-error What was built: `web/built.mjs` writes it here.
const built = self.__WB_MANIFEST;

setCacheNameDetails({ prefix: "whydenied" });
// Half a page is worse than an old one: all are kept, or none. What an address has behind its `?` is for the page.
precacheAndRoute(built, { ignoreURLParametersMatching: [/^/], cleanURLs: false });
clientsClaim();

worker.addEventListener("activate", (event) => event.waitUntil(clear()));
worker.addEventListener("message", (event) => event.waitUntil(takeOver(event.ports[0])));

/** Drops what was kept before Workbox kept it, each build in a cache of its own. */
async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("whydenied ")).map((name) => caches.delete(name)));
}

/**
 * A page asks whether this build may take the place of the one it came from: only if no other page shows that.
 * @param {MessagePort | undefined} port
 */
async function takeOver(port) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const alone = pages.length <= 1;
  port?.postMessage(alone);
  if (alone) await worker.skipWaiting();
}
