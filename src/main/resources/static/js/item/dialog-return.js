// After a new sign-in, the dialog that was open before shows the same again.
import { dialogBefore, pageState } from '../core/sign-in-return.js';
import { dialogIsOpen, openDialog } from './dialog.js';

const body = document.querySelector('#dialog-body');
let url = '';

body?.addEventListener('htmx:beforeRequest', ({ detail: { target, requestConfig: { verb, path } } }) => {
  if (target === body && verb === 'get') {
    url = path;
  }
});

pageState.dialog = () => (dialogIsOpen() ? { url, title: body.querySelector('#dialog-title')?.textContent.trim() ?? '' } : null);

if (body && dialogBefore?.url) {
  addEventListener('load', () => {
    openDialog(dialogBefore.url, { title: dialogBefore.title, findFocus: () => document.querySelector('#main') });
  }, { once: true });
}
