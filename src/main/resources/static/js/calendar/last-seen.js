// Keeps the last feeds that were seen, so that they can be read without a connection. They
// are shown with their age, never instead of an answer, and are gone with the sign-out.

const CACHE = 'kalends-last-seen';
const SEEN_AT = 'X-Seen-At';
const MOST = 12;

const open = () => (globalThis.caches ? caches.open(CACHE) : Promise.reject(new Error('This page may not keep anything')));

/** Keeps an answer when the browser has nothing better to do. */
export function keep(url, body) {
  const seenAt = new Date().toISOString();
  const later = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  later(async () => {
    try {
      const cache = await open();
      await cache.delete(url);
      await cache.put(url, new Response(body, { headers: { 'Content-Type': 'application/json', [SEEN_AT]: seenAt } }));
      const kept = await cache.keys();
      await Promise.all(kept.slice(0, -MOST).map((request) => cache.delete(request)));
    }
    catch {
      // Where nothing can be kept, nothing can be read later; the page works all the same.
    }
  });
}

/** @return { body, seenAt } or null when this was never seen */
export async function lastSeen(url) {
  try {
    const found = await (await open()).match(url);
    return found ? { body: await found.text(), seenAt: new Date(found.headers.get(SEEN_AT)) } : null;
  }
  catch {
    return null;
  }
}
