import { equal, test } from './harness.js';
import { afterSeriesMove, onOccurrence, withIdentityOf, withUnknownVersion } from '../../main/resources/static/js/calendar/editing/occurrence.js';
import { movedLike } from '../../main/resources/static/js/calendar/event-times.js';
import { itemPath } from '../../main/resources/static/js/item/address.js';

const series = /** @type {any} */ ({ id: 's', startDate: '2026-12-07', dueDate: '2026-12-08' });
const event = (members, details) => /** @type {any} */ ({ id: 'e', allDay: true, extendedProps: { workItemId: 's', seriesId: 's', occurrence: '2026-12-21', ...details }, ...members });

test('an unchanged occurrence has the dates of the series, on its day', () => {
  equal(onOccurrence(series, event()), { id: 's', startDate: '2026-12-21', dueDate: '2026-12-22' });
  equal(onOccurrence({ ...series, startDate: null }, event({}, { occurrence: '2026-12-22T09:30:00' })), { id: 's', startDate: null, dueDate: '2026-12-22' });
});

test('a changed occurrence and an item that does not repeat have their own dates', () => {
  equal(onOccurrence({ ...series, id: 'o' }, event()).startDate, '2026-12-07');
  equal(onOccurrence(series, event({}, { seriesId: null, occurrence: null })).startDate, '2026-12-07');
});

test('an occurrence has the address of its series', () => {
  equal(itemPath({ workItemId: 'o', seriesId: 's', occurrence: '2026-12-08T09:30:00' }, '/modal'), 'work-items/s/modal?occurrence=2026-12-08T09%3A30%3A00');
  equal(itemPath({ workItemId: 'o', seriesId: 's', occurrence: '2026-12-08' }, '', { apply: 'this' }), 'work-items/s?occurrence=2026-12-08&apply=this');
  equal(itemPath({ workItemId: 'i', seriesId: null, occurrence: null }), 'work-items/i');
});

test('an event takes the ids and the version of its present state, and keeps its own dates', () => {
  const moved = event({ start: '2026-12-22' }, { version: 1, title: 'kept' });
  const present = event({ start: '2026-12-21' }, { workItemId: 'o', seriesId: 't', occurrence: '2026-12-22', version: 4 });
  const { start, extendedProps } = withIdentityOf(moved, present);
  equal([start, extendedProps.workItemId, extendedProps.seriesId, extendedProps.occurrence, extendedProps.version], ['2026-12-22', 'o', 't', '2026-12-22', 4]);
  equal(withIdentityOf(moved, undefined), moved);
});

test('after a move of a series, an occurrence has the ids and the version of the saved series', () => {
  const saved = /** @type {any} */ ({ id: 't', version: 7 });
  const identity = ({ extendedProps: { workItemId, seriesId, occurrence, version } }) => [workItemId, seriesId, occurrence, version];
  equal(identity(afterSeriesMove(event({}, { version: 1 }), 2, saved)), ['t', 't', '2026-12-23', 7]);
  equal(identity(afterSeriesMove(event({}, { occurrence: '2026-12-21T09:30:00' }), 1, { ...saved, startTime: '10:00:00' })), ['t', 't', '2026-12-22T10:00:00', 7]);
  equal(identity(afterSeriesMove(event({}, { workItemId: 'o', version: 3 }), 1, saved)), ['o', 't', '2026-12-22', null]);
  equal(identity(withUnknownVersion(event({}, { version: 1 }))), ['s', 's', '2026-12-21', null]);
});

test('other occurrences move by the same days', () => {
  const moved = movedLike(event({ start: '2026-12-28', end: '2026-12-29' }), event({ start: '2026-12-21', end: '2026-12-22' }), event({ start: '2026-12-22', end: '2026-12-24' }));
  equal([moved.start, moved.end], ['2026-12-29', '2026-12-31']);
});

test('other occurrences move by the same time of day, and keep a length of their own', () => {
  const timed = (start, end) => event({ allDay: false, start, end });
  const before = timed('2026-12-21T09:00:00Z', '2026-12-21T10:00:00Z');
  const later = movedLike(timed('2026-12-28T09:00:00Z', '2026-12-28T11:00:00Z'), before, timed('2026-12-22T10:30:00Z', '2026-12-22T11:30:00Z'));
  equal([later.start, later.end], ['2026-12-29T10:30:00Z', '2026-12-29T12:30:00Z']);
  const dropped = movedLike(event({ start: '2026-12-28', end: '2026-12-29' }), event({ start: '2026-12-21', end: '2026-12-22' }), timed('2026-12-21T09:00:00Z', '2026-12-21T10:00:00Z'));
  equal([dropped.allDay, dropped.start], [false, '2026-12-28T09:00:00Z']);
});
