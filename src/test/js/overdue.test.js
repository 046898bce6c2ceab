import { equal, test } from './harness.js';
import { isOverdueEvent } from '../../main/resources/static/js/core/overdue.js';

const now = new Date('2025-10-15T13:00Z');
const event = (start, end, status = 'in_progress') => /** @type {FeedEvent} */ (/** @type {unknown} */ ({
  id: '1', title: 'x', start, end, allDay: !start.includes('T'), extendedProps: { status },
}));

test('an item past its due date is overdue', () => {
  equal(isOverdueEvent(event('2025-10-10', '2025-10-15'), now), true);
  equal(isOverdueEvent(event('2025-10-14T10:00', '2025-10-14T11:00'), now), true);
  equal(isOverdueEvent(event('2025-10-14T10:00', undefined), now), true);
});

test('an item due today or later is not overdue', () => {
  equal(isOverdueEvent(event('2025-10-10', '2025-10-16'), now), false);
  equal(isOverdueEvent(event('2025-10-15T08:00', '2025-10-15T09:00'), now), false);
  equal(isOverdueEvent(event('2025-11-01', '2025-11-02'), now), false);
});

test('what is done, and what has no status, is not overdue', () => {
  equal(isOverdueEvent(event('2025-10-10', '2025-10-11', 'completed'), now), false);
  equal(isOverdueEvent(event('2025-10-10', '2025-10-11', 'cancelled'), now), false);
  equal(isOverdueEvent(event('2025-10-10', '2025-10-11', /** @type {any} */ (null)), now), false);
});
