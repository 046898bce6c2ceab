// The cells of the planner.
import { longDay } from '../../core/date-format.js';
import { startOfDay } from '../../core/dates.js';
import { create } from '../../core/dom.js';
import { dateLocale, text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';

const weekday = new Intl.DateTimeFormat(dateLocale, { weekday: 'short', timeZone: 'UTC' });

/** "Wednesday 15 October 2025" @param {string} day */
export const dayName = (day) => longDay.format(startOfDay(day));

/** The header of a day; its button opens the day. @param {string} day @param {boolean} isToday @param {(date: Date) => void} openDay */
export function headCell(day, isToday, openDay) {
  const date = startOfDay(day);
  const button = create('button', { type: 'button', class: 'planner-day', title: text('openDay', { day: dayName(day) }) },
    create('span', { 'aria-hidden': 'true' }, `${weekday.format(date)} `, create('b', {}, String(date.getUTCDate()))),
    create('span', { class: 'visually-hidden' }, dayName(day)));
  button.addEventListener('click', () => openDay(date));
  const cell = create('th', { scope: 'col', class: 'planner-head-cell', 'data-date': day }, button);
  if (isToday) {
    cell.setAttribute('aria-current', 'date');
  }
  return cell;
}

/**
 * A row with a cell for each day, without the name.
 * @param {string} id
 * @param {{ href: string, label: string }} add the link that creates an item
 * @param {string[]} days
 * @param {string} today
 */
export function rowElement(id, { href, label }, days, today) {
  const add = create('a', {
    class: 'btn btn-quiet btn-icon planner-add', href, 'data-dialog': '', 'data-title': text('newItem'), 'aria-label': label, title: label,
  }, icon('plus-lg'));
  return create('tr', { 'data-row': id },
    create('th', { scope: 'row', class: 'planner-name' }, create('div', {}, create('span', { class: 'name' }), add)),
    ...days.map((day) => create('td', day === today ? { 'data-date': day, class: 'today' } : { 'data-date': day })));
}

/** Scrolls to the day before today, or to the first day. A focused day is already in view. @param {Element} scroller @param {any} head */
export function scrollToToday(scroller, head) {
  const today = head.querySelector('[aria-current]');
  const name = head.firstElementChild;
  if (!scroller.contains(document.activeElement)) {
    scroller.scrollLeft = today ? today.offsetLeft - name.offsetWidth - today.offsetWidth : 0;
  }
}
