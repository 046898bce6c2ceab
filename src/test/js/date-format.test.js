import { equal, test } from './harness.js';
import { clockTime, dateRange, longDay } from '../../main/resources/static/js/core/date-format.js';
import { clockDate } from '../../main/resources/static/js/core/dates.js';
import { fill, formatNumber } from '../../main/resources/static/js/core/i18n.js';
import { periodText } from '../../main/resources/static/js/calendar/view/period.js';

const day = (date) => clockDate(2025, 9, date);

test('a range of dates is as short as it can be', () => {
  equal(dateRange(day(15), day(20)), '15–20 October 2025');
  equal(dateRange(day(15), day(15)), '15 October 2025');
  equal(dateRange(day(15), day(15), 'short'), '15 Oct 2025');
});

test('days and times are written out', () => {
  equal(longDay.format(day(15)).replace(',', ''), 'Wednesday 15 October 2025');
  equal(clockTime(new Date('2025-10-15T14:05Z')), '14:05');
});

test('placeholders are replaced, unknown ones stay', () => {
  equal(fill('{number} of {name}, {other}', { number: 1204, name: 'Ann' }), '1,204 of Ann, {other}');
  equal(fill('{name}', { name: '' }), '');
  equal(formatNumber(1204), '1,204');
});

test('the heading names the period of each view', () => {
  const period = (type, start, end, isNarrow = false) => periodText({ type, currentStart: start, currentEnd: end }, isNarrow);
  equal(period('dayGridMonth', clockDate(2025, 9, 1), clockDate(2025, 10, 1)), 'October 2025');
  equal(period('multiMonthYear', clockDate(2025, 0, 1), clockDate(2026, 0, 1)), '2025');
  equal(period('timeGridWeek', day(13), day(20)), '13–19 October 2025');
  equal(period('people', day(13), day(27), true), '13–26 Oct 2025');
  equal(period('timeGridDay', day(15), day(16)).replace(',', ''), 'Wednesday 15 October 2025');
});
