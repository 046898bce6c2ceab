// Arithmetic with working days. A span has an inclusive first and last day; isFree tells whether a day is not a working day.
import { addDays, daysBetween, isoDay } from '../../core/dates.js';

/** @typedef {(day: string) => boolean} DayFilter */

const MAX_SEARCH = 366;

/**
 * The first and last day of an event.
 * @param {{ start: Date, end?: Date | null, allDay: boolean }} event clock dates, end exclusive
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

/** Free days at the edges of a span were chosen and count; those between working days do not. */
function lengthOf(span, isFree) {
  let { first, last } = span;
  while (first < span.last && isFree(first)) {
    first = addDays(first, 1);
  }
  while (last > first && isFree(last)) {
    last = addDays(last, -1);
  }
  return daysBetween(span.first, first) + daysBetween(last, span.last) + Math.max(1, workingDaysIn({ first, last }, isFree));
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
 * Snaps a moved or resized span. A moved span starts on a working day and keeps its length, in which free days between
 * working days do not count. A resized end is moved to the next working day. No span gets shorter by snapping.
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
    const latest = wanted.first < before.first ? before.first : wanted.last;
    return { ...wanted, first: first > latest ? latest : first };
  }
  const count = lengthOf(before, isFree);
  const first = nextWorkingDay(wanted.first, isFree);
  return { ...wanted, first, last: lastWorkingDay(first, count, isFree) };
}
