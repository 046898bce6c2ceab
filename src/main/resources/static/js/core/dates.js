// Arithmetic with days. A day is an ISO date such as 2025-10-15, without a time zone.

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/**
 * @param {Date} date
 * @returns {string} the day of a date in the viewer's time zone
 */
export const isoDay = (date) => [String(date.getFullYear()).padStart(4, '0'), date.getMonth() + 1, date.getDate()]
  .map((part) => String(part).padStart(2, '0')).join('-');

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
 * The same time of day, a number of days later. Clock changes in between do not move it.
 * @param {Date} date
 * @param {number} days may be negative
 */
export function plusDays(date, days) {
  const moved = new Date(date);
  moved.setDate(moved.getDate() + days);
  return moved;
}

/**
 * Midnight of a day in the viewer's time zone.
 * @param {string} day
 */
export const startOfDay = (day) => new Date(`${day}T00:00`);
