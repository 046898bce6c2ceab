// What all requests of HTMX have in common: the CSRF token, and failures said in words.
import { address, csrfHeaders, text } from './page.js';
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
    toast(text('signedOut'), { level: 'error', about: 'request', action: { label: text('signIn'), href: address('login') } });
  }
  else {
    toast(text(status === 403 ? 'refusedAction' : 'failedAction'), { level: 'error', about: 'request' });
  }
});
