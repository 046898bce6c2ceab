// After an item was saved that is not in the list, a toast says why and offers to show it.
import { parseViewQuery } from '../calendar/view-query.js';
import { listen, WORK_ITEM_CREATED, WORK_ITEM_UPDATED } from '../core/events.js';
import { address } from '../core/http.js';
import { text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';
import { openDialog } from '../item/dialog.js';

const isFiltered = () => Object.keys(parseViewQuery(location.search).filters).length > 0;

/**
 * @param {() => Promise<unknown>} refreshed resolves after the list was refetched
 * @param {(id: string) => Element | null} rowOf
 */
export function showSaved(refreshed, rowOf) {
  listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED], async ({ detail: { id, title, changeId } }) => {
    // The event that refetches the list follows this one.
    await new Promise((done) => { setTimeout(done); });
    await refreshed();
    if (!rowOf(id)) {
      const show = { label: text('show'), run: () => openDialog(address(`work-items/${id}/modal`), { title }) };
      toast(`${text('saved', { title })} ${text(isFiltered() ? 'hiddenByFilter' : 'hiddenOnPage')}`, { about: `work-item-${id}`, changeId, also: show });
    }
  });
}
