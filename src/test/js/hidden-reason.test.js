import { equal, test } from './harness.js';
import { eventOfItem, hiddenReason } from '../../main/resources/static/js/calendar/feed/hidden-reason.js';

const october = { start: '2025-09-29', end: '2025-11-03', filtered: false, inTray: false };
const reason = (item, screen = {}) => hiddenReason(/** @type {any} */ ({ calendarVisible: true, ...item }), { ...october, ...screen });

test('an item in the period is hidden by the filter', () => {
  equal(reason({ startDate: '2025-10-15', dueDate: '2025-10-20' }, { filtered: true }), 'filter');
  equal(reason({ startDate: '2025-10-15', dueDate: '2025-10-20' }), null);
});

test('an item outside the period is hidden by the period', () => {
  equal(reason({ startDate: '2025-11-03' }, { filtered: true }), 'period');
  equal(reason({ dueDate: '2025-09-28' }), 'period');
  equal(reason({ startDate: '2025-09-01', dueDate: '2025-09-29' }), null);
});

test('an item can be excluded from the calendar', () => {
  equal(reason({ startDate: '2025-10-15', calendarVisible: false }), 'calendar');
});

test('an item without dates is in the list of unscheduled items, or hidden by the filter', () => {
  equal(reason({}, { filtered: true, inTray: true }), null);
  equal(reason({}, { filtered: true }), 'filter');
});

test('a series is on screen if a changed occurrence is', () => {
  const event = (id, workItemId, seriesId) => /** @type {any} */ ({ id, extendedProps: { workItemId, seriesId } });
  const events = [event('changed', 'o', 's'), event('plain', 's', 's'), event('alone', 'p', 't')];
  equal(eventOfItem(events, 's')?.id, 'plain');
  equal(eventOfItem(events, 't')?.id, 'alone');
  equal(eventOfItem(events, 'u'), undefined);
});
