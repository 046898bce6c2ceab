// Stores the latest feed responses for offline use. They are shown with their age and only if there is no response,
// and are deleted when the session ends.
import { address, viewerId } from '../../core/http.js';
import { isTooOld, LAST_SEEN } from '../../core/offline-copy.js';

const SEEN_AT = 'X-Seen-At';
const SEEN_BY = 'X-Seen-By';
const MAX_ENTRIES = 12;
const LAST_ADDRESS = 'calendar/last-seen';

const open = () => (globalThis.caches ? caches.open(LAST_SEEN) : Promise.reject(new Error('The page has no access to the cache storage')));

/**
 * Stores a response and the address of its calendar when the browser is idle. The service worker opens that address without
 * a connection.
 * @param {string} path
 * @param {string} body
 */
export function storeFeed(path, body) {
  const seenAt = new Date().toISOString();
  const key = address(path);
  const { search } = location;
  const whenIdle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  whenIdle(async () => {
    try {
      const cache = await open();
      await cache.delete(key);
      await cache.put(key, new Response(body, { headers: { 'Content-Type': 'application/json', [SEEN_AT]: seenAt, [SEEN_BY]: viewerId } }));
      await cache.put(address(LAST_ADDRESS), new Response(search));
      const stored = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== address(LAST_ADDRESS));
      await Promise.all(stored.slice(0, -MAX_ENTRIES).map((request) => cache.delete(request)));
    }
    catch {
      // Without storage there is no offline copy; the page still works.
    }
  });
}

/** @param {string} path @returns {Promise<{ body: string, seenAt: Date } | null>} null if there is no stored response */
export async function readStoredFeed(path) {
  try {
    const cache = await open();
    const found = await cache.match(address(path));
    if (found && (isTooOld(found.headers.get(SEEN_AT)) || found.headers.get(SEEN_BY) !== viewerId)) {
      await cache.delete(address(path));
      return null;
    }
    return found ? { body: await found.text(), seenAt: new Date(found.headers.get(SEEN_AT)) } : null;
  }
  catch {
    return null;
  }
}
