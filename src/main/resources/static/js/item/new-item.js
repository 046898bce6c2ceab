// Opens the form for a new item.
import { address } from '../core/http.js';
import { text } from '../core/i18n.js';
import { openDialog } from './dialog.js';

/**
 * The URL of the form.
 * @param {string} start day or local time such as 2025-10-15T09:00
 * @param {string} end inclusive
 * @param {string} [assignee] id of a person
 */
export function newItemAddress(start, end, assignee) {
  const parameters = new URLSearchParams({ start, end });
  if (start.includes('T')) {
    parameters.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  }
  if (assignee) {
    parameters.set('assignee', assignee);
  }
  return `${address('work-items/new')}?${parameters}`;
}

/**
 * Opens the form in the dialog.
 * @param {string} start
 * @param {string} end inclusive
 * @param {string} [assignee]
 */
export const openNewItem = (start, end, assignee) => openDialog(newItemAddress(start, end, assignee), { title: text('newItem') });
