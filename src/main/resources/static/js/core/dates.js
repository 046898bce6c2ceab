// Arithmetic with days. A day is an ISO date such as 2025-10-15, without a time zone; a clock date is a Date whose UTC
// fields are what the viewer's calendar and clock show (see zone.js).

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/**
 * @param {import('./zone.js').ClockDate} date
 * @returns {string} its day
 */
export const isoDay = (date) => date.toISOString().slice(0, 10);

/**
 * @param {string} day
 * @param {number} count may be negative
 */
export const addDays = (day, count) => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/**
 * @param {string} from
 * @param {string} to
 */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * The same time of day, a number of days later.
 * @param {import('./zone.js').ClockDate} date
 * @param {number} days may be negative
 */
export const plusDays = (date, days) => new Date(date.getTime() + days * DAY);

/**
 * Midnight of a day.
 * @param {string} day
 * @returns {import('./zone.js').ClockDate}
 */
export const startOfDay = (day) => new Date(day);

/**
 * Midnight of a date given in numbers; days and months out of range carry over.
 * @param {number} year
 * @param {number} month 0 for January
 * @param {number} day
 * @returns {import('./zone.js').ClockDate}
 */
export function clockDate(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}
