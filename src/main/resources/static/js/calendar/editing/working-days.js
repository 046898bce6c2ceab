// Arithmetic with working days. A span has an inclusive first and last day; isFree tells whether a day is not a working day.
import { addDays, isoDay } from '../../core/dates.js';

/** @typedef {(day: string) => boolean} DayFilter */

const MAX_SEARCH = 366;

/**
 * The first and last day of an event in the viewer's zone.
 * @param {{ start: Date, end?: Date | null, allDay: boolean }} event end exclusive
 * @returns {Span}
 */
export function spanOf({ start, end, allDay }) {
  const last = allDay ? end && addDays(isoDay(end), -1) : end && isoDay(new Date(end.getTime() - 1));
  const first = isoDay(start);
  return { first, last: last && last > first ? last : first };
}

/**
 * The day itself or the first working day after it; the day itself if there is none within a year.
 * @param {string} day
 * @param {DayFilter} isFree
 */
export function nextWorkingDay(day, isFree) {
  for (let ahead = 0; ahead <= MAX_SEARCH; ahead++) {
    if (!isFree(addDays(day, ahead))) {
      return addDays(day, ahead);
    }
  }
  return day;
}

/**
 * The number of working days in a span.
 * @param {Span} span
 * @param {DayFilter} isFree
 */
export function workingDaysIn({ first, last }, isFree) {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    count += isFree(day) ? 0 : 1;
  }
  return count;
}

/** The last of a number of working days that start on or after a day. */
function lastWorkingDay(first, count, isFree) {
  let day = nextWorkingDay(first, isFree);
  for (let done = 1; done < count; done++) {
    day = nextWorkingDay(addDays(day, 1), isFree);
  }
  return day;
}

/**
 * Snaps a moved or resized span. A moved span starts on a working day and keeps its number of working days, at least one.
 * A resized end is moved to the next working day.
 * @param {Span} before
 * @param {Span} wanted
 * @param {DayFilter} isFree
 * @returns {Span}
 */
export function snapSpan(before, wanted, isFree) {
  if (before.first === wanted.first && before.last === wanted.last) {
    return wanted;
  }
  if (before.first === wanted.first) {
    return { ...wanted, last: nextWorkingDay(wanted.last, isFree) };
  }
  if (before.last === wanted.last) {
    const first = nextWorkingDay(wanted.first, isFree);
    return { ...wanted, first: first > wanted.last ? wanted.last : first };
  }
  const count = Math.max(1, workingDaysIn(before, isFree));
  const first = nextWorkingDay(wanted.first, isFree);
  return { ...wanted, first, last: lastWorkingDay(first, count, isFree) };
}
