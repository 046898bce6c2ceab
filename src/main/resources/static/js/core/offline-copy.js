// The offline copy of the calendar: the page, which the service worker stores, and its feeds, which calendar/feed/offline-feed.js
// stores.
import { address } from './http.js';

const SHELL = 'kalends-shell';

/** The cache of the feeds. */
export const LAST_SEEN = 'kalends-last-seen';

// A session ends after 14 days without a request, which an offline page cannot learn in any other way.
const MAX_AGE = 14 * 24 * 60 * 60 * 1000;

/** @param {string | null} date when the copy was made */
export const isTooOld = (date) => !(Date.now() - new Date(date ?? '').getTime() <= MAX_AGE);

/** Whether the calendar can be opened without a connection. */
export async function hasOfflineCalendar() {
  const shell = globalThis.caches && await caches.open(SHELL);
  const page = await shell?.match(address('calendar'));
  return Boolean(page) && !isTooOld(page.headers.get('Date'));
}

export async function deleteOfflineCalendar() {
  if (globalThis.caches) {
    await caches.delete(LAST_SEEN);
    const shell = await caches.open(SHELL);
    await shell.delete(address('calendar'));
  }
}
