// Opens the search from anywhere. Most pages are left without it, so what searches comes when
// it is asked for first; nobody has to wait with typing for that.
import { text } from '../page.js';
import { toast } from '../toasts.js';
import { onKey } from './shortcuts.js';

const button = document.querySelector('#open-palette');
const dialog = document.querySelector('#palette');
const words = document.querySelector('#palette-words');

async function open() {
  if (document.querySelector('dialog[open]')) {
    return;
  }
  words.value = '';
  dialog.showModal();
  words.focus();
  try {
    (await import('./palette.js')).begin();
  }
  catch {
    dialog.close();
    toast(text('offlineAction'), { level: 'error', about: 'search' });
  }
}

if (button) {
  button.addEventListener('click', open);
  onKey('/', open);
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
    }
  });
}
