// A due date that follows the start date. While a date is typed, each digit fires events with another date, such as
// 0020-10-15 or a month that is not meant. So the due date is always derived from the dates before typing began.
import { addDays, daysBetween } from '../core/dates.js';

const EARLIEST = '1000-01-01';
const LATEST = '9999-12-31';

/** Whether a date can be meant: years of fewer or more than four digits are being typed. @param {string} day */
export const isPlausible = (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= EARLIEST && day <= LATEST;

/**
 * The due date after the start date was changed: it stays, unless the start date would be later; then the length stays.
 * @param {{ start: string, due: string }} before the dates when the change began
 * @param {string} start
 * @returns {string}
 */
export function dueDateFor({ start: startBefore, due }, start) {
  const follows = [startBefore, start, due].every(isPlausible) && due < start;
  return follows ? addDays(start, Math.max(daysBetween(startBefore, due), 0)) : due;
}

/** Lets the due date of a form follow its start date. @param {any} start @param {any} due fields of type date */
export function followStartDate(start, due) {
  let before;
  const remember = () => { before = { start: start.value, due: due.value }; };
  const follow = () => { due.value = dueDateFor(before, start.value); };
  remember();
  start.addEventListener('focus', remember);
  start.addEventListener('input', follow);
  start.addEventListener('change', follow);
}
