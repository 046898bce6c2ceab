// Recurrence rules (RFC 5545) as far as the form can show them. Pure functions on texts and days.
import { addDays, isoDay, startOfDay } from '../core/dates.js';

/** @typedef {'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'} Frequency */
/** @typedef {'day' | 'nth' | 'last' | 'lastDay'} MonthDay how a monthly rule describes the day of the start */
/**
 * @typedef {object} Rule
 * @property {Frequency} frequency
 * @property {number} interval
 * @property {string[]} weekdays of a weekly rule, such as MO
 * @property {MonthDay} monthDay of a monthly rule
 * @property {string} [until] as in the text
 * @property {number} [count]
 * @property {string} [weekStart]
 */

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORKDAYS = WEEKDAYS.slice(0, 5).join();
const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST'];

/** @param {string} day @returns {string} its weekday, such as TU */
export const weekdayOf = (day) => WEEKDAYS[(startOfDay(day).getUTCDay() + 6) % 7];

/** @param {string} day */
const dayOfMonth = (day) => Number(day.slice(8));

/** @param {string} day @returns {number} 2 for the second Tuesday of a month */
export const nthOf = (day) => Math.ceil(dayOfMonth(day) / 7);

const month = (day) => day.slice(0, 7);

/** Whether a weekday does not occur again in its month. @param {string} day */
export const isLastWeekday = (day) => month(addDays(day, 7)) !== month(day);

/** @param {string} day */
export const isLastDay = (day) => month(addDays(day, 1)) !== month(day);

/** @param {string} text @returns {Record<string, string>} */
const partsOf = (text) => Object.fromEntries(text.trim().toUpperCase().split(';').filter(Boolean).map((part) => part.split('=', 2)));

/**
 * Reads a rule.
 * @param {string} text
 * @param {string} start the first day
 * @returns {Rule | null} null if it has parts that the form cannot show
 */
export function parseRule(text, start) {
  const parts = partsOf(text);
  const frequency = /** @type {Frequency} */ (parts.FREQ);
  const days = daysOf(frequency, parts, start);
  if (!days || Object.keys(parts).some((name) => !KNOWN.includes(name))) {
    return null;
  }
  return {
    frequency, interval: Number(parts.INTERVAL ?? 1), weekdays: [weekdayOf(start)], monthDay: 'day', ...days,
    ...(parts.UNTIL && { until: parts.UNTIL }), ...(parts.COUNT && { count: Number(parts.COUNT) }), ...(parts.WKST && { weekStart: parts.WKST }),
  };
}

/** @param {Frequency} frequency @param {Record<string, string>} parts @param {string} start @returns {Partial<Rule> | null} */
function daysOf(frequency, { BYDAY: byDay, BYMONTHDAY: byMonthDay, BYMONTH: byMonth }, start) {
  const isPlain = !byDay && !byMonthDay && !byMonth;
  if (frequency === 'DAILY') {
    return isPlain ? {} : null;
  }
  if (frequency === 'WEEKLY') {
    const weekdays = byDay?.split(',') ?? [weekdayOf(start)];
    return !byMonthDay && !byMonth && weekdays.every((day) => WEEKDAYS.includes(day)) ? { weekdays } : null;
  }
  if (frequency === 'MONTHLY') {
    const monthDay = isPlain ? 'day' : Object.keys(MONTH_DAYS).find((name) => MONTH_DAYS[name](start) === monthDayText(byDay, byMonthDay));
    return monthDay && !byMonth ? { monthDay: /** @type {MonthDay} */ (monthDay) } : null;
  }
  const isDayOfStart = !byDay && Number(byMonth) === Number(start.slice(5, 7)) && Number(byMonthDay) === dayOfMonth(start);
  return frequency === 'YEARLY' && (isPlain || isDayOfStart) ? {} : null;
}

const monthDayText = (byDay, byMonthDay) => [byDay && `BYDAY=${byDay}`, byMonthDay && `BYMONTHDAY=${byMonthDay}`].filter(Boolean).join(';');

/** @type {Record<string, (start: string) => string>} */
const MONTH_DAYS = {
  day: (start) => `BYMONTHDAY=${dayOfMonth(start)}`,
  nth: (start) => `BYDAY=${nthOf(start)}${weekdayOf(start)}`,
  last: (start) => `BYDAY=-1${weekdayOf(start)}`,
  lastDay: () => 'BYMONTHDAY=-1',
};

/**
 * Writes a rule.
 * @param {Rule} rule
 * @param {string} start the first day
 * @returns {string}
 */
export function formatRule({ frequency, interval, weekdays, monthDay, until, count, weekStart }, start) {
  const sorted = WEEKDAYS.filter((day) => weekdays.includes(day));
  return [
    `FREQ=${frequency}`,
    interval > 1 && `INTERVAL=${interval}`,
    count && `COUNT=${count}`,
    until && !count && `UNTIL=${until}`,
    frequency === 'MONTHLY' && MONTH_DAYS[monthDay](start),
    frequency === 'WEEKLY' && `BYDAY=${(sorted.length ? sorted : [weekdayOf(start)]).join()}`,
    weekStart && `WKST=${weekStart}`,
  ].filter(Boolean).join(';');
}

/** @type {Record<string, (start: string) => Partial<Rule>>} */
const PRESETS = {
  daily: () => ({ frequency: 'DAILY' }),
  weekdays: () => ({ frequency: 'WEEKLY', weekdays: WORKDAYS.split(',') }),
  weekly: (start) => ({ frequency: 'WEEKLY', weekdays: [weekdayOf(start)] }),
  monthlyDay: () => ({ frequency: 'MONTHLY', monthDay: 'day' }),
  monthlyNth: () => ({ frequency: 'MONTHLY', monthDay: 'nth' }),
  monthlyLast: () => ({ frequency: 'MONTHLY', monthDay: 'last' }),
  yearly: () => ({ frequency: 'YEARLY' }),
};

/**
 * The rule of a choice of the form.
 * @param {string} preset
 * @param {string} start the first day
 * @returns {Rule}
 */
export const presetRule = (preset, start) => ({ frequency: 'WEEKLY', interval: 1, weekdays: [weekdayOf(start)], monthDay: 'day', ...PRESETS[preset]?.(start) });

/**
 * The choice of the form that stands for a rule.
 * @param {string} text empty without a rule
 * @param {string} start the first day
 * @returns {string} none, custom or the name of a preset
 */
export function presetOf(text, start) {
  if (!text.trim()) {
    return 'none';
  }
  const rule = parseRule(text, start);
  const plain = rule && formatRule({ ...rule, weekStart: undefined }, start);
  return Object.keys(PRESETS).find((name) => formatRule(presetRule(name, start), start) === plain) ?? 'custom';
}

/**
 * A rule after the start was moved. A rule that names the weekday or the day of the month of the old start follows; other rules stay.
 * @param {string} text
 * @param {string} before the old first day
 * @param {string} start the new first day
 * @returns {string}
 */
export function followStart(text, before, start) {
  const rule = text.trim() ? parseRule(text, before) : null;
  if (!rule) {
    return text;
  }
  const { weekdays } = rule;
  const follows = weekdays.length === 1 && weekdays[0] === weekdayOf(before);
  const monthDay = rule.monthDay === 'lastDay' && !isLastDay(start) ? 'day' : rule.monthDay === 'last' && !isLastWeekday(start) ? 'nth'
    : rule.monthDay === 'nth' && nthOf(start) > 4 ? 'last' : rule.monthDay;
  return formatRule({ ...rule, monthDay, weekdays: follows ? [weekdayOf(start)] : weekdays }, start);
}

/** The day of UNTIL that is given as a date; null if it is a moment. @param {string} until */
export const untilDay = (until) => (/^\d{8}$/.test(until) ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` : null);

/** The moment of UNTIL; null if it is a date. @param {string} until @returns {Date | null} */
export const untilMoment = (until) => (/^\d{8}T\d{6}Z?$/.test(until)
  ? new Date(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}Z`) : null);

/** @param {string} day @returns {string} UNTIL as a date */
export const untilText = (day) => isoDay(startOfDay(day)).replaceAll('-', '');
