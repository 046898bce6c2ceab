// Opens the palette from any page. The palette itself is loaded on first use; input typed before that is kept.
import { text } from '../core/i18n.js';
import { letterOf } from '../core/keys.js';
import { toast } from '../core/toasts.js';
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
    (await import('./palette.js')).reset();
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
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letterOf(event) === 'k') {
      event.preventDefault();
      open();
    }
  });
}
