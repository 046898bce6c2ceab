// Common to all HTMX requests: the CSRF token, and a toast if a request fails.
import { csrfHeaders, failureKey, renewToken, sessionEnded } from './http.js';
import { text } from './i18n.js';
import { toast } from './toasts.js';

document.body.addEventListener('htmx:configRequest', (event) => {
  Object.assign(event.detail.headers, csrfHeaders());
});

document.body.addEventListener('htmx:sendError', ({ detail: { requestConfig: { verb } } }) => {
  toast(text(verb === 'get' ? 'offlineOpen' : 'offlineAction'), { level: 'error', about: 'request' });
});

const repeated = new WeakSet();

/** Repeats a request that was refused because somebody signed in again in another tab. */
function repeat(element, event) {
  repeated.add(element);
  // The request that failed has to end first.
  setTimeout(() => htmx.trigger(element, event?.type ?? 'click'));
}

// The server tells HTMX to load the sign-in page at once. The session module keeps what was typed, and comes back.
document.body.addEventListener('htmx:beforeOnLoad', (event) => {
  if (event.detail.xhr.status === 401) {
    event.preventDefault();
    sessionEnded('request');
  }
});

document.body.addEventListener('htmx:afterOnLoad', ({ detail: { elt, xhr } }) => xhr.status < 400 && repeated.delete(elt));
document.body.addEventListener('htmx:responseError', (event) => {
  const { elt, xhr, requestConfig: { verb, triggeringEvent } } = event.detail;
  const { status } = xhr;
  if (!repeated.has(elt) && renewToken(status, (name) => xhr.getResponseHeader(name))) {
    repeat(elt, triggeringEvent);
  }
  else {
    toast(text(failureKey(status, verb)), { level: 'error', about: 'request' });
  }
});
