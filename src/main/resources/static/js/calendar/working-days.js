// Arithmetic with days on which people work. A day is an ISO date such as 2025-10-15, a
// span has an inclusive first and last day, and isFree tells which days nobody works on.

const DAY = 86_400_000;
const FAR = 366;

export const addDays = (day, count) => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The day itself, or the first one after it that is not free. Where all are free, the day itself. */
export function nextWorkingDay(day, isFree) {
  for (let ahead = 0; ahead <= FAR; ahead++) {
    if (!isFree(addDays(day, ahead))) {
      return addDays(day, ahead);
    }
  }
  return day;
}

/** How many days of a span are worked on. */
export function workingDaysIn({ first, last }, isFree) {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    count += isFree(day) ? 0 : 1;
  }
  return count;
}

/** The last day of so many working days, the first of which is on or after a day. */
export function lastWorkingDay(first, count, isFree) {
  let day = nextWorkingDay(first, isFree);
  for (let done = 1; done < count; done++) {
    day = nextWorkingDay(addDays(day, 1), isFree);
  }
  return day;
}

/**
 * Where a span goes that somebody moved or stretched from one place to another. Moved, it
 * starts on a working day and keeps its number of working days, at least one; stretched at
 * an end, that end goes on to the next working day.
 */
export function keepToWorkingDays(before, wanted, isFree) {
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
