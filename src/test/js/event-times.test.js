import { equal, test } from './harness.js';
import { clockSpan, daysMoved, drawnTimes, shiftEvent, withDates } from '../../main/resources/static/js/calendar/event-times.js';

/** @param {string} start @param {string} [end] @returns {any} */
const feedEvent = (start, end) => ({ id: '1', title: 'Write report', start, end, allDay: !start.includes('T'), extendedProps: {} });

test('times are drawn on the clock of the viewer, in Berlin', () => {
  equal(drawnTimes(feedEvent('2025-10-15T07:00:00Z', '2025-10-15T08:00:00Z')), { start: '2025-10-15T09:00:00', end: '2025-10-15T10:00:00' });
  equal(drawnTimes(feedEvent('2025-10-15T07:00:00Z')), { start: '2025-10-15T09:00:00' });
  equal(drawnTimes(feedEvent('2025-10-15', '2025-10-17')), { start: '2025-10-15', end: '2025-10-17' });
});

test('an event of the repeated hour is drawn with its length', () => {
  equal(drawnTimes(feedEvent('2025-10-26T00:30:00Z', '2025-10-26T01:00:00Z')), { start: '2025-10-26T02:30:00', end: '2025-10-26T03:00:00' });
  const { start, end } = clockSpan(feedEvent('2025-10-26T00:00:00Z', '2025-10-26T02:00:00Z'));
  equal(end.getTime() - start.getTime(), 3_600_000);
});

test('dates from the screen become instants', () => {
  const dates = { startStr: '2025-10-27T09:00:00', endStr: '2025-10-27T10:00:00', allDay: false };
  const { start, end } = withDates(feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z'), dates);
  equal([start, end], ['2025-10-27T08:00:00Z', '2025-10-27T09:00:00Z']);
});

test('an end that was not moved keeps its instant in the repeated hour', () => {
  const dates = { startStr: '2025-10-26T02:30:00', endStr: '2025-10-26T03:30:00', allDay: false };
  const { start, end } = withDates(feedEvent('2025-10-26T01:30:00Z', '2025-10-26T02:00:00Z'), dates);
  equal([start, end], ['2025-10-26T01:30:00Z', '2025-10-26T02:30:00Z']);
});

test('an event that is dropped on the hour that clocks skip keeps its length', () => {
  const dates = { startStr: '2025-03-30T02:30:00', endStr: '2025-03-30T03:00:00', allDay: false };
  const { start, end } = withDates(feedEvent('2025-03-28T08:00:00Z', '2025-03-28T08:30:00Z'), dates);
  equal([start, end], ['2025-03-30T01:30:00Z', '2025-03-30T02:00:00Z']);
});

test('daysMoved counts both ends, and is null if a time of day changed', () => {
  equal(daysMoved(feedEvent('2025-10-15', '2025-10-17'), feedEvent('2025-10-16', '2025-10-19')), { start: 1, end: 2 });
  equal(daysMoved(feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z'), feedEvent('2025-10-26T08:00:00Z', '2025-10-26T09:00:00Z')), { start: 1, end: 1 });
  equal(daysMoved(feedEvent('2025-10-15T07:00:00Z', '2025-10-15T08:00:00Z'), feedEvent('2025-10-15T08:00:00Z', '2025-10-15T09:00:00Z')), null);
  equal(daysMoved(feedEvent('2025-10-15'), feedEvent('2025-10-15T08:00:00Z')), null);
});

test('shiftEvent keeps local times when clocks change', () => {
  const { start, end } = shiftEvent(feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z'), 1);
  equal([start, end], ['2025-10-26T08:00:00Z', '2025-10-26T09:00:00Z']);
  equal(shiftEvent(feedEvent('2025-10-31'), 1).start, '2025-11-01');
});
