import { equal, test } from './harness.js';
import { datePatch, daysMoved, shiftEvent, wallClock } from '../../main/resources/static/js/calendar/editing/date-patch.js';

/** @param {object} [dates] @returns {any} */
const item = (dates) => ({ startDate: null, dueDate: null, startTime: null, endTime: null, timeZone: null, ...dates });

/** @param {string} first @param {string} end exclusive */
const allDay = (first, end) => ({ allDay: true, startStr: first, endStr: end, start: new Date(`${first}T00:00`), end: new Date(`${end}T00:00`) });

/** @param {string} start @param {string} [end] */
const timed = (start, end) => ({ allDay: false, startStr: start, endStr: end ?? '', start: new Date(start), end: end ? new Date(end) : null });

/** @param {string} start @param {string | undefined} end @returns {any} */
const feedEvent = (start, end, isAllDay = false) => ({ id: '1', title: 'Write report', start, end, allDay: isAllDay, extendedProps: {} });

test('days are inclusive in a patch', () => {
  equal(datePatch(allDay('2025-10-16', '2025-10-19'), item({ startDate: '2025-10-15', dueDate: '2025-10-17' })),
    { startDate: '2025-10-16', dueDate: '2025-10-18' });
});

test('an item with one date keeps one date', () => {
  equal(datePatch(allDay('2025-10-16', '2025-10-17'), item({ startDate: '2025-10-15' })), { startDate: '2025-10-16' });
  equal(datePatch(allDay('2025-10-16', '2025-10-17'), item({ dueDate: '2025-10-15' })), { dueDate: '2025-10-16' });
  equal(datePatch(allDay('2025-10-16', '2025-10-18'), item({ dueDate: '2025-10-15' })), { startDate: '2025-10-16', dueDate: '2025-10-17' });
});

test('an event that became all-day loses its times', () => {
  equal(datePatch(allDay('2025-10-16', '2025-10-17'), item({ startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:00:00' })),
    { startDate: '2025-10-16', startTime: null, endTime: null });
});

test('an event that got a time has the zone of the viewer', () => {
  equal(datePatch(timed('2025-10-15T09:00:00+02:00', '2025-10-15T10:30:00+02:00'), item({ startDate: '2025-10-15' })),
    { startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:30:00', timeZone: 'Europe/Berlin' });
});

test('times are written in the zone of the item', () => {
  const known = feedEvent('2025-10-15T07:00:00Z', '2025-10-15T08:00:00Z');
  const lisbon = item({ startDate: '2025-10-15', startTime: '08:00:00', endTime: '09:00:00', timeZone: 'Europe/Lisbon' });
  equal(datePatch(timed('2025-10-15T10:00:00+02:00', '2025-10-15T11:00:00+02:00'), lisbon, known),
    { startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:00:00' });
});

test('a move by whole days leaves times alone when clocks change', () => {
  const known = feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z');
  const berlin = item({ startDate: '2025-10-25', dueDate: '2025-10-25', startTime: '09:00:00', endTime: '10:00:00', timeZone: 'Europe/Berlin' });
  equal(datePatch(timed('2025-10-27T09:00:00+01:00', '2025-10-27T10:00:00+01:00'), berlin, known),
    { startDate: '2025-10-27', dueDate: '2025-10-27' });
});

test('a moment stays a moment', () => {
  const known = feedEvent('2025-10-15T07:00:00Z', undefined);
  const moment = item({ startDate: '2025-10-15', startTime: '09:00:00', timeZone: 'Europe/Berlin' });
  equal(datePatch(timed('2025-10-15T11:30:00+02:00'), moment, known), { startDate: '2025-10-15', startTime: '11:30:00', endTime: null });
});

test('daysMoved counts both ends, and is null if a time of day changed', () => {
  equal(daysMoved(feedEvent('2025-10-15', '2025-10-17', true), feedEvent('2025-10-16', '2025-10-19', true)), { start: 1, end: 2 });
  equal(daysMoved(feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z'),
    feedEvent('2025-10-26T09:00:00+01:00', '2025-10-26T10:00:00+01:00')), { start: 1, end: 1 });
  equal(daysMoved(feedEvent('2025-10-15T07:00:00Z', '2025-10-15T08:00:00Z'),
    feedEvent('2025-10-15T10:00:00+02:00', '2025-10-15T11:00:00+02:00')), null);
  equal(daysMoved(feedEvent('2025-10-15', undefined, true), feedEvent('2025-10-15T10:00:00+02:00', undefined)), null);
});

test('shiftEvent keeps local times when clocks change', () => {
  const { start, end } = shiftEvent(feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z'), 1);
  equal([start, end], ['2025-10-26T08:00:00.000Z', '2025-10-26T09:00:00.000Z']);
  equal(shiftEvent(feedEvent('2025-10-31', undefined, true), 1).start, '2025-11-01');
});

test('wallClock is the local time of a zone', () => {
  equal(wallClock(new Date('2025-10-15T22:30:00Z'), 'Asia/Tokyo'), { date: '2025-10-16', time: '07:30:00' });
});
