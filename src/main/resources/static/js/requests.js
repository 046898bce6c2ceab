// What all requests of HTMX have in common: the CSRF token, and failures said in words.
import { csrfHeaders, text } from './page.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

document.body.addEventListener('htmx:configRequest', (event) => {
  Object.assign(event.detail.headers, csrfHeaders());
});

document.body.addEventListener('htmx:sendError', () => {
  toast(text('offlineAction'), { level: 'error', about: 'request' });
});

document.body.addEventListener('htmx:responseError', (event) => {
  const { status } = event.detail.xhr;
  if (status === 401) {
    sessionEnded('request');
  }
  else {
    toast(text(status === 403 ? 'refusedAction' : 'failedAction'), { level: 'error', about: 'request' });
  }
});
