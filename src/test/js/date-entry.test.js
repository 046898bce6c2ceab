import { equal, test } from './harness.js';
import { dueDateFor, isPlausible } from '../../main/resources/static/js/item/date-entry.js';

const before = { start: '2025-10-15', due: '2025-10-20' };

/** The due dates while a start date is typed. @param {string[]} starts values of the field after each digit */
const dueDates = (...starts) => starts.map((start) => dueDateFor(before, start));

test('a year that is typed moves the due date once, by the length of the item', () => {
  equal(dueDates('2025-10-15', '0002-10-15', '0020-10-15', '0202-10-15', '2026-10-15'),
    ['2025-10-20', '2025-10-20', '2025-10-20', '2025-10-20', '2026-10-20']);
});

test('a month that is typed digit by digit does not lengthen the item', () => {
  equal(dueDates('2025-01-15', '2025-12-15'), ['2025-10-20', '2025-12-20']);
  equal(dueDates('2025-12-15', '2025-09-15'), ['2025-12-20', '2025-10-20']);
});

test('a start date that is cleared or has a year of five digits leaves the due date alone', () => {
  equal(dueDates('', '20260-10-15'), ['2025-10-20', '2025-10-20']);
  equal([isPlausible('0999-12-31'), isPlausible('1000-01-01'), isPlausible('10000-01-01')], [false, true, false]);
});

test('an empty due date stays empty', () => equal(dueDateFor({ start: '2025-10-15', due: '' }, '2026-10-15'), ''));
