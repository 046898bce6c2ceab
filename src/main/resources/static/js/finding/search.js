// Opens the search from anywhere. Most pages are left without it, so it comes when it is
// asked for first.
import { text } from '../page.js';
import { toast } from '../toasts.js';
import { onKey } from './shortcuts.js';

const button = document.querySelector('#open-palette');

async function open() {
  try {
    (await import('./palette.js')).openPalette();
  }
  catch {
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
