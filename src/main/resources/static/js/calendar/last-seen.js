// Keeps the last feeds that were seen, so that they can be read without a connection. They
// are shown with their age, never instead of an answer, and are deleted when the session ends.

const CACHE = 'kalends-last-seen';
const SEEN_AT = 'X-Seen-At';
const MOST = 12;
// A session ends after 14 days without a request; without a connection nothing else tells.
const LONGEST = 14 * 24 * 60 * 60 * 1000;

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
    const cache = await open();
    const found = await cache.match(url);
    const seenAt = found && new Date(found.headers.get(SEEN_AT));
    if (found && Date.now() - seenAt > LONGEST) {
      await cache.delete(url);
      return null;
    }
    return found ? { body: await found.text(), seenAt } : null;
  }
  catch {
    return null;
  }
}
