import { equal, test } from './harness.js';
import { datePatch } from '../../main/resources/static/js/calendar/editing/date-patch.js';
import { withDates } from '../../main/resources/static/js/calendar/event-times.js';

/** @param {object} [dates] @returns {any} */
const item = (dates) => ({ startDate: null, dueDate: null, startTime: null, endTime: null, timeZone: null, ...dates });

/** @param {string} start @param {string} [end] @returns {any} */
const feedEvent = (start, end) => ({ id: '1', title: 'Write report', start, end, allDay: !start.includes('T'), extendedProps: {} });

/** @param {any} known @param {string} startStr @param {string} [endStr] on the clock of the viewer, in Berlin */
const moved = (known, startStr, endStr = '') => withDates(known, { startStr, endStr, allDay: !startStr.includes('T') });

test('days are inclusive in a patch', () => {
  equal(datePatch(feedEvent('2025-10-16', '2025-10-19'), item({ startDate: '2025-10-15', dueDate: '2025-10-17' })),
    { startDate: '2025-10-16', dueDate: '2025-10-18' });
});

test('an item with one date keeps one date', () => {
  equal(datePatch(feedEvent('2025-10-16', '2025-10-17'), item({ startDate: '2025-10-15' })), { startDate: '2025-10-16' });
  equal(datePatch(feedEvent('2025-10-16', '2025-10-17'), item({ dueDate: '2025-10-15' })), { dueDate: '2025-10-16' });
  equal(datePatch(feedEvent('2025-10-16', '2025-10-18'), item({ dueDate: '2025-10-15' })), { startDate: '2025-10-16', dueDate: '2025-10-17' });
});

test('an event that became all-day loses its times', () => {
  equal(datePatch(feedEvent('2025-10-16', '2025-10-17'), item({ startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:00:00' })),
    { startDate: '2025-10-16', startTime: null, endTime: null });
});

test('an event that got a time has the zone of the viewer', () => {
  const known = feedEvent('2025-10-15');
  equal(datePatch(moved(known, '2025-10-15T09:00:00', '2025-10-15T10:30:00'), item({ startDate: '2025-10-15' }), known),
    { startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:30:00', timeZone: 'Europe/Berlin' });
});

test('times are written in the zone of the item', () => {
  const known = feedEvent('2025-10-15T07:00:00Z', '2025-10-15T08:00:00Z');
  const lisbon = item({ startDate: '2025-10-15', startTime: '08:00:00', endTime: '09:00:00', timeZone: 'Europe/Lisbon' });
  equal(datePatch(moved(known, '2025-10-15T10:00:00', '2025-10-15T11:00:00'), lisbon, known),
    { startDate: '2025-10-15', startTime: '09:00:00', endTime: '10:00:00' });
});

test('a move by whole days leaves times alone when clocks change', () => {
  const known = feedEvent('2025-10-25T07:00:00Z', '2025-10-25T08:00:00Z');
  const berlin = item({ startDate: '2025-10-25', dueDate: '2025-10-25', startTime: '09:00:00', endTime: '10:00:00', timeZone: 'Europe/Berlin' });
  equal(datePatch(moved(known, '2025-10-27T09:00:00', '2025-10-27T10:00:00'), berlin, known), { startDate: '2025-10-27', dueDate: '2025-10-27' });
});

test('a move into the hour that clocks skip keeps the times of the item', () => {
  const known = feedEvent('2025-03-28T01:30:00Z', '2025-03-28T02:00:00Z');
  const berlin = item({ startDate: '2025-03-28', dueDate: '2025-03-28', startTime: '02:30:00', endTime: '03:00:00', timeZone: 'Europe/Berlin' });
  equal(datePatch(moved(known, '2025-03-30T02:30:00', '2025-03-30T03:00:00'), berlin, known), { startDate: '2025-03-30', dueDate: '2025-03-30' });
});

test('an item in another zone keeps its times when the clocks of the viewer change', () => {
  const known = feedEvent('2025-10-24T08:00:00Z', '2025-10-24T09:00:00Z');
  const manila = item({ startDate: '2025-10-24', dueDate: '2025-10-24', startTime: '16:00:00', endTime: '17:00:00', timeZone: 'Asia/Manila' });
  equal(datePatch(moved(known, '2025-10-27T10:00:00', '2025-10-27T11:00:00'), manila, known),
    { startDate: '2025-10-27', dueDate: '2025-10-27' });
});

test('an event of the repeated hour keeps its length', () => {
  const utc = item({ startDate: '2025-10-26', dueDate: '2025-10-26', startTime: '00:30:00', endTime: '01:00:00', timeZone: 'UTC' });
  const known = feedEvent('2025-10-26T00:30:00Z', '2025-10-26T01:00:00Z');
  equal(datePatch(moved(known, '2025-10-28T02:30:00', '2025-10-28T03:00:00'), utc, known),
    { startDate: '2025-10-28', dueDate: '2025-10-28', startTime: '01:30:00', endTime: '02:00:00' });
});

test('an event that ends in the repeated hour of the zone of its item does not end before it starts', () => {
  const newYork = item({ startDate: '2025-10-27', dueDate: '2025-10-27', startTime: '01:00:00', endTime: '01:30:00', timeZone: 'America/New_York' });
  const known = feedEvent('2025-10-27T05:00:00Z', '2025-10-27T05:30:00Z');
  equal(datePatch(moved(known, '2025-11-02T06:30:00', '2025-11-02T07:00:00'), newYork, known),
    { startDate: '2025-11-02', dueDate: '2025-11-02', startTime: '01:30:00', endTime: '02:00:00' });
});

test('a moment stays a moment', () => {
  const known = feedEvent('2025-10-15T07:00:00Z');
  const moment = item({ startDate: '2025-10-15', startTime: '09:00:00', timeZone: 'Europe/Berlin' });
  equal(datePatch(moved(known, '2025-10-15T11:30:00'), moment, known), { startDate: '2025-10-15', startTime: '11:30:00', endTime: null });
});
