// Common to all HTMX requests: the CSRF token, and a toast if a request fails.
import { csrfHeaders, failureKey, sessionEnded } from './http.js';
import { text } from './i18n.js';
import { toast } from './toasts.js';

document.body.addEventListener('htmx:configRequest', (event) => {
  Object.assign(event.detail.headers, csrfHeaders());
});

document.body.addEventListener('htmx:sendError', () => {
  toast(text('offlineAction'), { level: 'error', about: 'request' });
});

document.body.addEventListener('htmx:responseError', (event) => {
  const { xhr: { status }, requestConfig: { verb } } = event.detail;
  if (status === 401) {
    sessionEnded('request');
  }
  else {
    toast(text(failureKey(status, verb)), { level: 'error', about: 'request' });
  }
});
