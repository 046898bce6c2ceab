import { equal, test } from './harness.js';
import { addDays, clockDate, daysBetween, isoDay, plusDays, startOfDay } from '../../main/resources/static/js/core/dates.js';

test('addDays crosses months, years and clock changes', () => {
  equal(addDays('2025-10-25', 2), '2025-10-27');
  equal(addDays('2025-12-31', 1), '2026-01-01');
  equal(addDays('2024-03-01', -1), '2024-02-29');
});

test('daysBetween counts days, not hours', () => {
  equal(daysBetween('2025-10-25', '2025-10-27'), 2);
  equal(daysBetween('2025-03-31', '2025-03-29'), -2);
});

test('clock dates do not depend on the zone of the device', () => {
  equal(isoDay(new Date('2025-10-15T22:30:00Z')), '2025-10-15');
  equal(startOfDay('2025-10-15').toISOString(), '2025-10-15T00:00:00.000Z');
  equal(isoDay(clockDate(999, 0, 1)), '0999-01-01');
  equal(isoDay(clockDate(2025, 12, 0)), '2025-12-31');
});

test('plusDays keeps the time of day', () => {
  const before = new Date('2025-10-25T09:00:00Z');
  equal(plusDays(before, 1).toISOString(), '2025-10-26T09:00:00.000Z');
  equal(before.toISOString(), '2025-10-25T09:00:00.000Z');
});
