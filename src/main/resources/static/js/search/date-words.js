// Parses dates as people type them, in English and German: 2025-11-03, 3 nov, 3.11., tomorrow, next friday, in 2 weeks,
// KW 45.
import { clockDate, isoDay, plusDays, startOfDay } from '../core/dates.js';
import { weekOf } from '../core/weeks.js';
import { clockNow } from '../core/zone.js';

const MONTHS = ['jan', 'feb', 'mar|mär|maer|mrz', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez'];
const MONTH_NAMES = ['january januar', 'february februar', 'march märz maerz mrz', 'april', 'may mai', 'june juni', 'july juli', 'august',
  'september sept', 'october oktober', 'november', 'december dezember'];
const WEEKDAYS = ['sunday sonntag', 'monday montag', 'tuesday dienstag', 'wednesday mittwoch', 'thursday donnerstag', 'friday freitag',
  'saturday samstag sonnabend'];
const RELATIVE = {
  today: 0, heute: 0, tomorrow: 1, morgen: 1, yesterday: -1, gestern: -1, übermorgen: 2, uebermorgen: 2, vorgestern: -2,
};
/** @type {[RegExp, string][]} */
const UNITS = [[/^(day|days|tag|tage|tagen)$/, 'day'], [/^(week|weeks|woche|wochen)$/, 'week'],
  [/^(month|months|monat|monate|monaten)$/, 'month'], [/^(year|years|jahr|jahre|jahren)$/, 'year']];
const NUMBERS = { a: 1, an: 1, one: 1, ein: 1, eine: 1, einem: 1, einer: 1, two: 2, zwei: 2, three: 3, drei: 3, four: 4, vier: 4 };
const NEXT = /^(next|coming|nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?)$/;
const LAST = /^(last|previous|letzte[nrsm]?|vorige[nrsm]?)$/;
const THIS = /^(this|diese[nrsm]?)$/;

/** @returns a date, null if the day does not exist */
const dateOf = (year, month, day) => {
  const date = clockDate(year, month, day);
  return date.getUTCMonth() === month && date.getUTCDate() === day && year >= 1 && year <= 9999 ? date : null;
};
const unitOf = (word) => UNITS.find(([pattern]) => pattern.test(word ?? ''))?.[1];
const numberOf = (word) => (/^\d{1,4}$/.test(word ?? '') ? Number(word) : Object.hasOwn(NUMBERS, word ?? '') ? NUMBERS[word] : undefined);

/** A prefix of at least three letters. */
const isShortFor = (word, names) => names.split(' ').some((name) => word.length >= 3 && name.startsWith(word));
const monthOf = (word) => {
  const bare = (word ?? '').replace(/\.$/, '');
  const exact = MONTHS.findIndex((names) => names.split('|').includes(bare));
  return exact >= 0 ? exact : MONTH_NAMES.findIndex((names) => isShortFor(bare, names));
};
const weekdayOf = (word) => WEEKDAYS.findIndex((names) => isShortFor((word ?? '').replace(/\.$/, ''), names));

/** The day in the given year, otherwise in the year that puts it nearest to today. */
function nearest(day, month, year, today) {
  if (year !== undefined) {
    return dateOf(year < 100 ? 2000 + year : year, month, day);
  }
  const distance = (date) => Math.abs(date.getTime() - today.getTime());
  return [-1, 0, 1].map((years) => dateOf(today.getUTCFullYear() + years, month, day)).filter(Boolean)
    .sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

function shift(today, number, unit) {
  if (unit === 'day' || unit === 'week') {
    return plusDays(today, number * (unit === 'week' ? 7 : 1));
  }
  const months = number * (unit === 'year' ? 12 : 1);
  const last = clockDate(today.getUTCFullYear(), today.getUTCMonth() + months + 1, 0).getUTCDate();
  return clockDate(today.getUTCFullYear(), today.getUTCMonth() + months, Math.min(today.getUTCDate(), last));
}

function numeric(words, today) {
  const iso = words.match(/^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/);
  if (iso) {
    return dateOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3] ?? 1));
  }
  const numbers = words.match(/^(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{2}|\d{4})?)?$/);
  return numbers && nearest(Number(numbers[1]), Number(numbers[2]) - 1, numbers[3] ? Number(numbers[3]) : undefined, today);
}

function named(words, today) {
  const match = words.match(/^(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(\p{L}+\.?)(?:\s+(\d{1,2})(?:\.|st|nd|rd|th)?(?!\d))?,?(?:\s+(\d{4}))?$/u);
  const month = match ? monthOf(match[2]) : -1;
  return month < 0 ? null : nearest(Number(match[1] ?? match[3] ?? 1), month, match[4] ? Number(match[4]) : undefined, today);
}

/** @param {string[]} words @param {Date} today */
function relative([first, second, third, ...rest], today) {
  if (rest.length > 0 || !first) {
    return null;
  }
  if (!second && Object.hasOwn(RELATIVE, first)) {
    return plusDays(today, RELATIVE[first]);
  }
  const direction = NEXT.test(first) ? 1 : LAST.test(first) ? -1 : THIS.test(first) ? 0 : null;
  if (direction !== null && !third && unitOf(second)) {
    return shift(today, direction, unitOf(second));
  }
  if (/^(in|vor)$/.test(first) && numberOf(second) !== undefined && unitOf(third)) {
    return shift(today, numberOf(second) * (first === 'vor' ? -1 : 1), unitOf(third));
  }
  if (third === 'ago' && numberOf(first) !== undefined && unitOf(second)) {
    return shift(today, -numberOf(first), unitOf(second));
  }
  if (/^(week|kw|woche)$/.test(first) && /^\d{1,2}$/.test(second ?? '') && (!third || /^\d{4}$/.test(third))) {
    return weekOf(Number(second), Number(third ?? today.getUTCFullYear()));
  }
  const weekday = third ? -1 : weekdayOf(direction === null && !second ? first : second);
  if (weekday < 0 || (second && direction === null)) {
    return null;
  }
  const ahead = (weekday - today.getUTCDay() + 7) % 7;
  return plusDays(today, direction === -1 ? (ahead || 7) - (ahead ? 7 : 14) : ahead || (direction === 0 ? 0 : 7));
}

/**
 * @param {string} text
 * @param {import('../core/zone.js').ClockDate} [now]
 * @returns {import('../core/zone.js').ClockDate | null} the day that the text stands for, null if it is not a date
 */
export function dateIn(text, now = clockNow()) {
  const today = startOfDay(isoDay(now));
  const words = text.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  return numeric(words, today) ?? relative(words.split(' '), today) ?? named(words, today) ?? null;
}
