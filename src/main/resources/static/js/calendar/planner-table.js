// The cells that the planner is made of.
import { dateLocale, icon, make, text } from '../page.js';

const weekday = new Intl.DateTimeFormat(dateLocale, { weekday: 'short' });
const fullDay = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const dateOf = (day) => new Date(`${day}T00:00`);

/** "Wednesday 15 October 2025" */
export const dayName = (day) => fullDay.format(dateOf(day));

/** The head of a day; it opens the day. */
export function headCell(day, isToday, openDay) {
  const date = dateOf(day);
  const button = make('button', { type: 'button', class: 'planner-day', title: text('openDay', { day: dayName(day) }) },
    make('span', { 'aria-hidden': 'true' }, `${weekday.format(date)} `, make('b', {}, String(date.getDate()))),
    make('span', { class: 'visually-hidden' }, dayName(day)));
  button.addEventListener('click', () => openDay(date));
  const cell = make('th', { scope: 'col', class: 'planner-head-cell', 'data-date': day }, button);
  if (isToday) {
    cell.setAttribute('aria-current', 'date');
  }
  return cell;
}

/** A row with a cell for each day; its name is written later. */
export function rowElement(id, { href, label }, days, today) {
  const add = make('a', {
    class: 'btn btn-quiet btn-icon planner-add', href, 'data-dialog': '', 'data-title': text('newItem'), 'aria-label': label, title: label,
  }, icon('plus-lg'));
  return make('tr', { 'data-row': id },
    make('th', { scope: 'row', class: 'planner-name' }, make('div', {}, make('span', { class: 'name' }), add)),
    ...days.map((day) => make('td', day === today ? { 'data-date': day, class: 'today' } : { 'data-date': day })));
}
