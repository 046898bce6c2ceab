// Takes a deletion back.
import { address, csrfHeaders, text } from './page.js';
import { toast } from './toasts.js';

/** Brings an item back from the trash, with what was deleted together with it. */
export async function restore({ id, title }) {
  const about = `work-item-${id}`;
  try {
    const response = await fetch(address(`api/work-items/${id}/restore`), { method: 'POST', headers: csrfHeaders() });
    if (!response.ok) {
      throw new Error(`Restoring was answered with ${response.status}`);
    }
    toast(text('restored', { title }), { level: 'success', about });
    document.body.dispatchEvent(new CustomEvent('workItemRestored', { detail: { id } }));
  }
  catch {
    const again = { label: text('retry'), run: () => restore({ id, title }) };
    toast(text('restoreFailed', { title }), { level: 'error', about, action: again });
  }
}
