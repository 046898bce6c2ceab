import { equal, test } from './harness.js';
import { startOfWeek, weekNumber, weekOf } from '../../main/resources/static/js/core/weeks.js';
import { isoDay, startOfDay } from '../../main/resources/static/js/core/dates.js';

/** @param {Record<string, number>} expected numbers by day */
const check = (expected) => Object.entries(expected).forEach(([day, number]) => equal([day, weekNumber(startOfDay(day))], [day, number]));

test('weeks that start on Monday have the numbers of ISO 8601', () => check({
  '2024-12-30': 1, '2025-01-05': 1, '2025-01-06': 2, '2025-10-15': 42, '2026-12-31': 53, '2027-01-03': 53, '2027-01-04': 1,
}));

test('a numbered week leads to its first day', () => {
  equal(isoDay(weekOf(1, 2026)), '2025-12-29');
  equal(isoDay(weekOf(42, 2025)), '2025-10-13');
  equal(weekOf(54, 2025), null);
  equal(isoDay(startOfWeek(startOfDay('2025-10-19'))), '2025-10-13');
});
