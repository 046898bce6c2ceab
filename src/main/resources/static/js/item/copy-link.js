// Copies the URL of an item.
import { toast } from '../core/toasts.js';

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-copy-link]');
  if (button) {
    copy(button);
  }
});

async function copy({ dataset }) {
  document.querySelector('#item-more')?.hidePopover();
  const link = new URL(dataset.copyLink, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(dataset.copied, { level: 'success', about: 'link' });
  }
  catch {
    toast(link, { about: 'link' });
  }
}
