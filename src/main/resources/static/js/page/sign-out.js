// Deletes what the browser stores for the person who signs out, and tells the server so. Without this field, the server makes
// the browser delete everything, which includes the drafts of other people.
import { browserStorage, forgetPerson } from '../core/browser-storage.js';
import { create } from '../core/dom.js';
import { viewerId } from '../core/http.js';
import { forgetPage } from '../core/sign-in-return.js';

document.addEventListener('submit', (event) => {
  const form = /** @type {any} */ (event.target);
  if (viewerId && form.matches('[data-sign-out]') && !form.elements.storageCleared) {
    forgetPerson(browserStorage(), viewerId, Date.now());
    forgetPage();
    form.append(create('input', { type: 'hidden', name: 'storageCleared', value: 'true' }));
  }
}, true);
