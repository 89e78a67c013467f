/**
 * A service worker that stands aside: it keeps the offline page with its style and faces, and answers with it where the
 * network has no answer to a page. Everything else passes as if it were not there. Its address carries the name of the
 * present style, so that a new build brings a new one, which fetches its page anew.
 */
export const script = `
const KEPT = "offline " + new URL(self.location.href).search;
const PAGE = "/offline";

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (request.method === "GET" && /\\/_next\\/static\\/.*\\.(css|woff2)$/.test(request.url))
    event.respondWith(fetch(request).catch(() => caches.match(request).then((kept) => kept ?? Response.error())));
});

async function keep() {
  const cache = await caches.open(KEPT);
  const answer = await fetch(PAGE, { cache: "reload" });
  if (!answer.ok) throw new Error("the offline page answered " + answer.status);
  // Without its scripts: they would take the page for the one whose address it stands at.
  const html = (await answer.text()).replace(/<script\\b[^]*?<\\/script>/g, "");
  const parts = new Set([...html.matchAll(/\\/_next\\/static\\/[\\w./~-]+\\.(?:css|woff2)/g)].map(([url]) => url));
  const page = new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
  await Promise.all([cache.put(PAGE, page), ...[...parts].map((url) => cache.add(url))]);
}

async function begin() {
  for (const name of await caches.keys()) if (name.startsWith("offline ") && name !== KEPT) await caches.delete(name);
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}
`;
