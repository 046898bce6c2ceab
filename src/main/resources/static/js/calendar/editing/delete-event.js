// Deletes the focused event, and announces deletions of the dialog to the feed. If the item has children, the dialog opens
// and asks what should happen to them.
import { deletionText } from './optimistic-save.js';
import { itemPath } from '../../item/address.js';
import { openDialog } from '../../item/dialog.js';
import { isoDay } from '../../core/dates.js';
import { dispatch, WORK_ITEM_DELETING, WORK_ITEM_GONE, WORK_ITEM_KEPT } from '../../core/events.js';
import { address, failureKey, send } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';

const dialog = document.querySelector('#work-item-dialog');
const ITEM_PATH = /\/work-items\/([0-9a-f-]{36})(?:\?occurrence=([^&]+))?$/;

// Listeners redraw the calendar; the request does not wait for them.
const announceDeleting = (deletion) => queueMicrotask(() => dispatch(WORK_ITEM_DELETING, deletion));

/** Deleted now or earlier: the events are removed by WORK_ITEM_DELETED or WORK_ITEM_GONE. */
const isGone = ({ status }) => status === 200 || status === 404;

/** What an HTMX request deletes. A request with a choice for the children has a different path. */
function deletedBy({ verb, path, parameters }) {
  const [, id, occurrence] = (verb === 'delete' && ITEM_PATH.exec(path)) || [];
  return occurrence ? { id, seriesId: id, occurrence, apply: parameters.apply } : id && { id };
}

document.body.addEventListener('htmx:beforeRequest', ({ detail: { requestConfig } }) => {
  const deletion = deletedBy(requestConfig);
  if (deletion) {
    announceDeleting(deletion);
  }
});
document.body.addEventListener('htmx:afterRequest', ({ detail: { requestConfig, xhr } }) => {
  const deletion = deletedBy(requestConfig);
  if (deletion && !isGone(xhr)) {
    dispatch(WORK_ITEM_KEPT, deletion);
  }
});

/**
 * @param {CalendarEvent} event
 * @param {() => HTMLElement | null} findFocus finds the element to focus after the dialog
 */
export async function deleteEvent({ title, start, extendedProps }, findFocus) {
  const { workItemId: id, seriesId, occurrence } = extendedProps;
  const about = `work-item-${id}`;
  const apply = seriesId ? await askAboutSeries(title, isoDay(start)) : undefined;
  if (apply === null) {
    findFocus()?.focus();
    return;
  }
  const deletion = apply ? { id: seriesId, seriesId, occurrence, apply } : { id };
  let response;
  announceDeleting(deletion);
  try {
    response = await send(itemPath(extendedProps, '', apply ? { apply } : {}), { method: 'DELETE', headers: { Accept: '*/*', 'HX-Request': 'true' }, about });
  }
  catch {
    dispatch(WORK_ITEM_KEPT, deletion);
    toast(text('offlineAction'), { level: 'error', about });
    return;
  }
  if (!isGone(response)) {
    dispatch(WORK_ITEM_KEPT, deletion);
  }
  if (response.ok) {
    dispatchTriggers(JSON.parse(response.headers.get('HX-Trigger') ?? '{}'));
  }
  else if (response.status === 409) {
    askAboutChildren(id, title, findFocus);
  }
  else if (response.status === 404) {
    dispatch(WORK_ITEM_GONE, deletion);
    toast(await deletionText(title, id), { level: 'warning', about });
  }
  else if (response.status !== 401) {
    toast(text(failureKey(response.status, 'delete')), { level: 'error', about });
  }
}

/** Dispatches the events of a response, as HTMX does for its own requests. */
function dispatchTriggers(triggers) {
  for (const [name, detail] of Object.entries(triggers)) {
    dispatch(name, detail);
  }
}

/** @returns {Promise<string | null>} the answer; null also without a connection */
const askAboutSeries = (title, day) => import('../../item/series-question.js')
  .then(({ askSeries }) => askSeries({ title, day, kind: 'delete' }), () => {
    toast(text('offlineAction'), { level: 'error' });
    return null;
  });

function askAboutChildren(id, title, findFocus) {
  const whenFilled = () => {
    const button = dialog.querySelector('#item-actions [hx-delete]');
    if (button) {
      dialog.removeEventListener('htmx:afterSettle', whenFilled);
      button.click();
    }
  };
  dialog.addEventListener('htmx:afterSettle', whenFilled);
  dialog.addEventListener('close', () => dialog.removeEventListener('htmx:afterSettle', whenFilled), { once: true });
  openDialog(address(`work-items/${id}/modal`), { title, findFocus });
}
