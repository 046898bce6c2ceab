// Registers the service worker, which makes the application installable and its last calendar readable offline. The page
// that is shown without a connection offers that calendar.
import { address, viewerId } from '../core/http.js';
import { hasOfflineCalendar } from '../core/offline-copy.js';

const offers = document.querySelectorAll('[data-offline-calendar]');

/** The worker sees only what is loaded after it has started. */
async function start(isFirstPage) {
  await navigator.serviceWorker.register(address('offline-worker.js'));
  if (isFirstPage) {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ viewer: viewerId, files: performance.getEntriesByType('resource').map(({ name }) => name) });
  }
}

if ('serviceWorker' in navigator && viewerId) {
  const isFirstPage = !navigator.serviceWorker.controller;
  addEventListener('load', () => {
    start(isFirstPage).catch((problem) => console.info('No offline copy of the calendar will be kept.', problem.message));
  });
}

if (offers.length > 0) {
  hasOfflineCalendar().then((isThere) => offers.forEach((offer) => { offer.hidden = !isThere; }));
}
