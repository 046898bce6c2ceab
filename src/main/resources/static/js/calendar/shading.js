// Marks free days wherever a day is drawn: shaded, holidays with their names, and with a
// word for those who listen.
import { make, text } from '../page.js';

const HEADS = '.fc-daygrid-day-top, .fc-scrollgrid-sync-inner, .fc-list-day-cushion, .planner-day';
const HEAD_CELLS = '.fc-col-header-cell, .fc-daygrid-day, .fc-list-day, .planner-head-cell';

/** Marks one cell that has a date. */
export function shadeCell(cell, freeDays) {
  const day = cell.dataset.date;
  const holiday = freeDays.holidays.get(day);
  const kind = holiday ? 'holiday' : freeDays.isFree(day) ? 'day-off' : '';
  if ((cell.dataset.free ?? '') === kind && (cell.dataset.holiday ?? '') === (holiday ?? '')) {
    return;
  }
  set(cell, 'free', kind);
  set(cell, 'holiday', holiday);
  const head = cell.matches(HEAD_CELLS) ? cell.querySelector(HEADS) : null;
  head?.querySelector(':scope > .free-day')?.remove();
  if (head && kind) {
    head.append(make('span', holiday ? { class: 'free-day holiday-name', title: holiday } : { class: 'free-day visually-hidden' },
      holiday ?? text('dayOff')));
  }
}

function set(cell, name, value) {
  if (value) {
    cell.dataset[name] = value;
  }
  else {
    delete cell.dataset[name];
  }
}

/** Marks all cells on screen. */
export function shade(root, freeDays) {
  root.querySelectorAll('[data-date]').forEach((cell) => shadeCell(cell, freeDays));
}

/** Working hours the way FullCalendar takes them. */
export const businessHours = ({ weekdays, hours }) => (hours?.start && hours?.end
  ? { daysOfWeek: [...weekdays], startTime: hours.start, endTime: hours.end } : false);
