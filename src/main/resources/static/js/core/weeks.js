// Weeks as the viewer counts them. The server renders the first day of their week.
import { clockDate, DAY, plusDays } from './dates.js';

const { firstDay, weekNumbers } = document.documentElement.dataset ?? {};

/** The first day of the viewer's week, 0 for Sunday. */
export const firstDayOfWeek = Number(firstDay ?? 1) % 7;

/** Whether the viewer wants to see the numbers of weeks. */
export const showsWeekNumbers = weekNumbers === 'true';

/**
 * The day of a week that decides on its year: from Monday the fourth day (ISO 8601), otherwise the last one, so that week
 * 1 contains 1 January.
 */
const DECISIVE = firstDayOfWeek === 1 ? 3 : 6;

/** @typedef {import('./zone.js').ClockDate} ClockDate */

/** @param {ClockDate} date @returns {ClockDate} */
export const startOfWeek = (date) => plusDays(date, -((date.getUTCDay() - firstDayOfWeek + 7) % 7));

/** @param {ClockDate} date */
export function weekNumber(date) {
  const decisive = plusDays(startOfWeek(date), DECISIVE);
  const day = Math.floor((decisive.getTime() - clockDate(decisive.getUTCFullYear(), 0, 1).getTime()) / DAY);
  return Math.floor(day / 7) + 1;
}

/**
 * The first day of a numbered week.
 * @param {number} number
 * @param {number} year
 * @returns {ClockDate | null} null if there is no such week
 */
export function weekOf(number, year) {
  return number >= 1 && number <= 53 ? plusDays(startOfWeek(clockDate(year, 0, 7 - DECISIVE)), (number - 1) * 7) : null;
}
