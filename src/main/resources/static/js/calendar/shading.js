// Marks free days wherever a day is drawn: shaded, holidays with their names, and with a
// word for those who listen.
import { make, text } from '../page.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Where a cell says which day it is. */
const HEADS = [
  ['.fc-col-header-cell', '.fc-scrollgrid-sync-inner'],
  ['.fc-dayGridMonth-view .fc-daygrid-day, .fc-multimonth .fc-daygrid-day', '.fc-daygrid-day-top'],
  ['.fc-list-day', '.fc-list-day-cushion'],
  ['.planner-head-cell', '.planner-day'],
];

function headOf(cell) {
  const found = HEADS.find(([cells]) => cell.matches(cells));
  return found && cell.querySelector(found[1]);
}

/** Marks one cell that has a date. */
export function shadeCell(cell, freeDays) {
  const day = cell.dataset.date;
  if (!DAY.test(day)) {
    return;
  }
  const holiday = freeDays.holidays.get(day);
  const kind = holiday ? 'holiday' : freeDays.isFree(day) ? 'day-off' : '';
  if ((cell.dataset.free ?? '') === kind && (cell.dataset.holiday ?? '') === (holiday ?? '')) {
    return;
  }
  set(cell, 'free', kind);
  set(cell, 'holiday', holiday);
  const head = headOf(cell);
  head?.querySelector('.free-day')?.remove();
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
