// Keeps the page's own files, so that it works offline. It answers for them alone, and from one build alone: it sees
// neither what is pasted nor the part of an address behind the `#`.

// What was built: `web/precache.mjs` writes it here.
const BUILD = { version: "", files: [] };

const CACHE = `whydenied ${BUILD.version}`;
const own = new Set(BUILD.files.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clear().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (request.method === "GET" && own.has(url.href)) event.respondWith(answer(url.href, request));
});
addEventListener("message", (event) => event.waitUntil(takeOver(event.ports[0])));

/** All files or none: half a page is worse than an old one. */
async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...own].map((url) => new Request(url, { cache: "reload" })));
}

/** Drops what earlier builds left. */
async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("whydenied ") && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetch(request);
}

/** A page asks whether this build may take the place of the one it came from: only if no other page shows that. */
async function takeOver(port) {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const alone = pages.length <= 1;
  port.postMessage(alone);
  if (alone) await skipWaiting();
}
