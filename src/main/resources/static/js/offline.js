// Makes the application installable and its last calendar readable without a connection.
import { address } from './page.js';

if ('serviceWorker' in navigator && document.querySelector('.topbar')) {
  addEventListener('load', () => {
    navigator.serviceWorker.register(address('offline-worker.js')).catch((problem) => {
      console.info('Nothing is kept for times without a connection.', problem.message);
    });
  });
}
