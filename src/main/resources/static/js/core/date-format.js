// Dates and times in words. Dates follow the language of the page, times of day the conventions of the viewer's region.
import { dateLocale, language } from './i18n.js';

/** @param {'long' | 'short'} month */
const dates = (month) => new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month, year: 'numeric' });
const formats = { long: dates('long'), short: dates('short') };

/** "Wednesday 15 October 2025" */
export const longDay = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/**
 * "15–20 October 2025" or "15.–20. Oktober 2025". Some browsers set thin spaces around the dash.
 * @param {Date} first
 * @param {Date} last inclusive
 * @param {'long' | 'short'} [style]
 */
export const dateRange = (first, last, style = 'long') => (last > first
  ? formats[style].formatRange(first, last).replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+\.?) *– *(\d+)(?=[. ])/, '$1–$2')
  : formats[style].format(first));

/** English is read everywhere, so there the region of the browser decides on 12 or 24 hours and on the first day of the week. */
function findTimeLocale() {
  try {
    const own = new Intl.Locale(navigator.language);
    if (own.language === language) {
      return own.baseName;
    }
    return language === 'en' ? `en-${own.maximize().region}` : language;
  }
  catch {
    return dateLocale;
  }
}

export const timeLocale = findTimeLocale();

/** @param {Date} date */
export const clockTime = (date) => date.toLocaleTimeString(timeLocale, { hour: 'numeric', minute: '2-digit' });

/**
 * "14:32" for today, "20 Oct 2025, 14:32" for another day.
 * @param {Date} date
 */
export const momentText = (date) => (date.toDateString() === new Date().toDateString()
  ? clockTime(date) : `${formats.short.format(date)}, ${clockTime(date)}`);
