// What all requests of HTMX have in common: the CSRF token, and failures said in words.
import { csrfHeaders, text } from './page.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

/** The key of the sentence for a failed request; no answer of these statuses replaces a form. */
export function failure(status, verb) {
  if (status === 503 || status === 507) {
    return verb === 'get' ? 'unavailable' : 'notSaved';
  }
  return status === 403 ? 'refusedAction' : 'failedAction';
}

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
    toast(text(failure(status, verb)), { level: 'error', about: 'request' });
  }
});
