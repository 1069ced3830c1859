/* Keeps the document of the phone and what it loads, so that it opens where there is no network. What it shows is asked of the server by the page itself. */
const place = 'phone-pages';

/** Keeps the document and what it names; what an earlier one named goes. */
async function keep(answer) {
  const cache = await caches.open(place);
  const text = await answer.clone().text();
  const before = await cache.match('/m');
  if (before !== undefined && (await before.text()) === text) return;
  for (const old of await cache.keys()) await cache.delete(old);
  await cache.addAll(Array.from(text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), ([, path]) => path));
  await cache.put('/m', answer);
}

async function documentOf(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep(answer.clone()));
    return answer;
  } catch (error) {
    const kept = await (await caches.open(place)).match('/m');
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A file whose name changes with what is in it. */
async function assetOf(request) {
  const cache = await caches.open(place);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

self.addEventListener('install', (event) => event.waitUntil(fetch('/m').then(keep).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && (pathname === '/m' || pathname.startsWith('/m/'))) event.respondWith(documentOf(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(assetOf(request));
});
