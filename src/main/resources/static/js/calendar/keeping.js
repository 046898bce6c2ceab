// The reader's wish that what they move keeps to working days.
import { isoDay } from './period.js';
import { addDays, daysBetween, keepToWorkingDays } from './working-days.js';

const KEY = 'kalends.keep-working-days';
const box = document.querySelector('#keep-working-days');

if (box) {
  box.checked = localStorage.getItem(KEY) === 'yes';
  box.addEventListener('change', () => localStorage.setItem(KEY, box.checked ? 'yes' : 'no'));
}

/** Returns where a span goes, which is where it was wanted unless the reader wishes otherwise. */
export const kept = (before, wanted, freeDays) => (box?.checked ? keepToWorkingDays(before, wanted, freeDays.isFree) : wanted);

/** The first and last day of an event with dates, as the reader sees them. */
export function spanOf({ start, end, allDay }) {
  const last = allDay ? end && addDays(isoDay(end), -1) : end && isoDay(new Date(end.getTime() - 1));
  const first = isoDay(start);
  return { first, last: last && last > first ? last : first };
}

/** The same moment of another day. */
export function plusDays(date, days) {
  const moved = new Date(date);
  moved.setDate(moved.getDate() + days);
  return moved;
}

/** Moves an event of FullCalendar on that was dropped on a free day. */
export function keepEvent(event, oldEvent, freeDays) {
  const wanted = spanOf(event);
  const before = spanOf(oldEvent);
  const { first, last } = kept(before, wanted, freeDays);
  if (first !== wanted.first || last !== wanted.last) {
    const start = plusDays(event.start, daysBetween(wanted.first, first));
    event.setDates(start, event.end && plusDays(event.end, daysBetween(wanted.last, last)), { allDay: event.allDay });
  }
}
