// Registers the service worker, which makes the application installable and its last calendar readable offline.
import { address } from '../core/http.js';

if ('serviceWorker' in navigator && document.querySelector('.topbar')) {
  addEventListener('load', () => {
    navigator.serviceWorker.register(address('offline-worker.js')).catch((problem) => {
      console.info('No offline copy of the calendar will be kept.', problem.message);
    });
  });
}
