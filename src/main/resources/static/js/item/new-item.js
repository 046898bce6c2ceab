// Opens the form for a new item.
import { isoDay } from '../core/dates.js';
import { onNewDay } from '../core/day-change.js';
import { address } from '../core/http.js';
import { text } from '../core/i18n.js';
import { clockNow } from '../core/zone.js';
import { openDialog } from './dialog.js';

/**
 * The URL of the form.
 * @param {string} start day or time on the viewer's clock such as 2025-10-15T09:00
 * @param {string} end inclusive
 * @param {string} [assignee] id of a person
 */
export function newItemAddress(start, end, assignee) {
  const parameters = new URLSearchParams({ start, end });
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

/** @type {{ currentStart: Date, currentEnd: Date } | null} */
let period = null;

/**
 * Lets the button for a new item propose today if it is on screen, otherwise the first day of the period.
 * @param {{ currentStart: Date, currentEnd: Date }} shown clock dates, end exclusive
 */
export function proposeDay(shown) {
  if (!period) {
    onNewDay(() => proposeDay(period));
  }
  period = { currentStart: shown.currentStart, currentEnd: shown.currentEnd };
  const now = clockNow();
  const day = isoDay(now >= period.currentStart && now < period.currentEnd ? now : period.currentStart);
  document.querySelector('.new-item').href = newItemAddress(day, day);
}
