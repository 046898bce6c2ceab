// Opens the form for a new item. It starts with the values of the page's filters.
import { parseViewQuery } from '../calendar/view-query.js';
import { isoDay } from '../core/dates.js';
import { onNewDay } from '../core/day-change.js';
import { address } from '../core/http.js';
import { text } from '../core/i18n.js';
import { clockNow } from '../core/zone.js';
import { openDialog } from './dialog.js';
import { lastTeam } from './last-team.js';
import { defaultsOf } from './new-item-defaults.js';

const LINKS = 'a.new-item, a[data-new-item]';

/**
 * The URL of the form.
 * @param {Record<string, string>} dates
 * @param {string | null} [assignee] id of a person, null for nobody; otherwise that of the filter
 */
function formAddress(dates, assignee) {
  const parameters = new URLSearchParams({ ...dates, ...defaultsOf(parseViewQuery(location.search).filters, lastTeam()) });
  if (assignee === null) {
    parameters.delete('assignee');
  }
  else if (assignee) {
    parameters.set('assignee', assignee);
  }
  const query = parameters.toString();
  return `${address('work-items/new')}${query && `?${query}`}`;
}

/**
 * The URL of the form for a day or a time.
 * @param {string} start day or time on the viewer's clock such as 2025-10-15T09:00
 * @param {string} end inclusive
 * @param {string | null} [assignee] id of a person, null for nobody; otherwise that of the filter
 */
export const newItemAddress = (start, end, assignee) => formAddress({ start, end }, assignee);

/**
 * Opens the form in the dialog.
 * @param {string} start
 * @param {string} end inclusive
 * @param {string | null} [assignee] id of a person, null for nobody; otherwise that of the filter
 */
export const openNewItem = (start, end, assignee) => openDialog(newItemAddress(start, end, assignee), { title: text('newItem') });

/** @type {{ currentStart: Date, currentEnd: Date } | null} */
let period = null;

/** The URL for the button: today if it is on screen, otherwise the first day of the period; without a calendar no day. */
function proposedAddress() {
  if (!period) {
    return formAddress({});
  }
  const now = clockNow();
  const day = isoDay(now >= period.currentStart && now < period.currentEnd ? now : period.currentStart);
  return newItemAddress(day, day);
}

function updateLinks() {
  document.querySelectorAll(LINKS).forEach((link) => { link.href = proposedAddress(); });
}

/**
 * Lets the button for a new item propose a day of the period.
 * @param {{ currentStart: Date, currentEnd: Date }} shown clock dates, end exclusive
 */
export function proposeDay(shown) {
  if (!period) {
    onNewDay(updateLinks);
  }
  period = { currentStart: shown.currentStart, currentEnd: shown.currentEnd };
  updateLinks();
}

// The filters can have changed since the link was written, and the list replaces its links.
document.addEventListener('click', ({ target }) => {
  const link = target.closest?.(LINKS);
  if (link) {
    link.href = proposedAddress();
  }
}, true);
updateLinks();
