// Dates and times in words, from clock dates (see zone.js). Dates follow the language of the page, times of day the
// viewer's clock.
import { isoDay } from './dates.js';
import { dateLocale, language } from './i18n.js';
import { clockNow, viewerZone } from './zone.js';

/** @param {'long' | 'short'} month */
const dates = (month) => new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
const formats = { long: dates('long'), short: dates('short') };

/** @typedef {import('./zone.js').ClockDate} ClockDate */

/** "Wednesday 15 October 2025" */
export const longDay = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * "15–20 October 2025" or "15.–20. Oktober 2025". Some browsers set thin spaces around the dash.
 * @param {ClockDate} first
 * @param {ClockDate} last inclusive
 * @param {'long' | 'short'} [style]
 */
export const dateRange = (first, last, style = 'long') => (last > first
  ? formats[style].formatRange(first, last).replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+\.?) *– *(\d+)(?=[. ])/, '$1–$2')
  : formats[style].format(first));

/** The server renders the clock of the viewer, which is h12 or h23. */
const hourCycle = document.documentElement.dataset?.hourCycle ?? 'h23';
// In English the region decides how a clock is written: 2:30 PM, but 14:30.
const times = new Intl.DateTimeFormat(language === 'en' && hourCycle === 'h12' ? 'en-US' : dateLocale, {
  hour: hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: /** @type {any} */ (hourCycle), timeZone: 'UTC',
});

/** Some browsers set thin or unbreakable spaces, which the server does not. @param {string} words */
const withPlainSpaces = (words) => words.replace(/[\u00a0\u2009\u202f]/g, ' ');

/** @param {ClockDate} date */
export const clockTime = (date) => withPlainSpaces(times.format(date));

/** @param {ClockDate} first @param {ClockDate} last of the same day */
export const timeRange = (first, last) => withPlainSpaces(times.formatRange(first, last)).replace(/ Uhr$/, '');

/**
 * "14:32" for today, "20 Oct 2025, 14:32" for another day.
 * @param {Date} instant
 */
export function momentText(instant) {
  const date = viewerZone.clockAt(instant);
  return isoDay(date) === isoDay(clockNow()) ? clockTime(date) : `${formats.short.format(date)}, ${clockTime(date)}`;
}
