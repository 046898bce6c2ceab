// "Keep to working days": snaps moved events to working days if the viewer wants that.
import { daysBetween, plusDays } from '../../core/dates.js';
import { snapSpan, spanOf } from './working-days.js';

const KEY = 'kalends.keep-working-days';
const box = document.querySelector('#keep-working-days');

if (box) {
  box.checked = localStorage.getItem(KEY) === 'yes';
  box.addEventListener('change', () => localStorage.setItem(KEY, box.checked ? 'yes' : 'no'));
}

/**
 * @param {Span} before
 * @param {Span} wanted
 * @param {import('../view/free-days.js').FreeDays} freeDays
 * @returns {Span} the snapped span; unchanged if the option is off
 */
export const snapped = (before, wanted, freeDays) => (box?.checked ? snapSpan(before, wanted, freeDays.isFree) : wanted);

/** Moves an event of FullCalendar that was dropped on a free day. */
export function snapEvent(event, oldEvent, freeDays) {
  const wanted = spanOf(event);
  const { first, last } = snapped(spanOf(oldEvent), wanted, freeDays);
  if (first !== wanted.first || last !== wanted.last) {
    const start = plusDays(event.start, daysBetween(wanted.first, first));
    event.setDates(start, event.end && plusDays(event.end, daysBetween(wanted.last, last)), { allDay: event.allDay });
  }
}
