// Reloads the page of an item after a change. The calendar and the list update themselves.
import { CHANGE_UNDONE, listen, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_UPDATED } from '../core/events.js';
import { address } from '../core/http.js';
import { reloadWithToasts } from '../core/toasts.js';
import { dialogIsOpen } from './dialog.js';

const shownItem = document.querySelector('[data-work-item-page]')?.dataset.workItemPage;

listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, WORK_ITEM_DELETED], ({ type, detail: { id } }) => {
  if (type === WORK_ITEM_DELETED && id === shownItem) {
    location.assign(address('work-items'));
  }
  else if (shownItem && !dialogIsOpen()) {
    reloadWithToasts();
  }
});

listen([CHANGE_UNDONE], ({ detail: { items } }) => {
  if (items.some(({ id, trashed }) => trashed && id === shownItem)) {
    location.assign(address('work-items'));
  }
  else if ((shownItem && !dialogIsOpen()) || document.querySelector('[data-reload-on-undo]')) {
    reloadWithToasts();
  }
});
