// Marks free days in every view: shaded, with the name of the holiday, and with a word for screen readers.
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Cells, and the position of the day number in them. */
const LABELS = [
  ['.fc-col-header-cell', '.fc-scrollgrid-sync-inner'],
  ['.fc-dayGridMonth-view .fc-daygrid-day, .fc-multimonth .fc-daygrid-day', '.fc-daygrid-day-top'],
  ['.fc-list-day', '.fc-list-day-cushion'],
  ['.planner-head-cell', '.planner-day'],
];

function labelOf(cell) {
  const found = LABELS.find(([cells]) => cell.matches(cells));
  return found && cell.querySelector(found[1]);
}

/** Marks one cell with a date. @param {any} cell @param {import('./free-days.js').FreeDays} freeDays */
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
  setData(cell, 'free', kind);
  setData(cell, 'holiday', holiday);
  const label = labelOf(cell);
  label?.querySelector('.free-day')?.remove();
  if (label && kind) {
    label.append(create('span', holiday ? { class: 'free-day holiday-name', title: holiday } : { class: 'free-day visually-hidden' },
      holiday ?? text('dayOff')));
  }
}

function setData(cell, name, value) {
  if (value) {
    cell.dataset[name] = value;
  }
  else {
    delete cell.dataset[name];
  }
}

/** Marks all cells. @param {Element} root @param {import('./free-days.js').FreeDays} freeDays */
export function shade(root, freeDays) {
  root.querySelectorAll('[data-date]').forEach((cell) => shadeCell(cell, freeDays));
}

/** Working hours in the format of FullCalendar. @param {import('./free-days.js').FreeDays} freeDays */
export const businessHours = ({ weekdays, hours }) => (hours?.start && hours?.end
  ? { daysOfWeek: [...weekdays], startTime: hours.start, endTime: hours.end } : false);
