import { equal, test } from './harness.js';
import { daysOf, layOut, NOBODY, reassigned, rowsOf } from '../../main/resources/static/js/calendar/planner/rows.js';

/** @param {string} id @param {string} start @param {string} [end] @param {string[]} [assigneeIds] @returns {any} */
const event = (id, start, end, assigneeIds = []) => ({
  id, title: id, start, end, allDay: !start.includes('T'), extendedProps: { assigneeIds, assignees: assigneeIds.map((one) => `Name of ${one}`) },
});

const people = [
  { id: 'bob', name: 'Bob', isViewer: false, teams: ['north'] },
  { id: 'ann', name: 'Ann', isViewer: true, teams: ['north', 'south'] },
  { id: 'cyd', name: 'Cyd', isViewer: false, teams: ['south'] },
  { id: 'dee', name: 'Dee', isViewer: false, teams: [] },
];

const ids = (rows) => rows.map(({ id }) => id).join();

test('the viewer comes first, then people by name, then nobody', () => equal(ids(rowsOf([], people, {})), `ann,bob,cyd,${NOBODY}`));

test('a person without a shared team has a row while they have events', () => {
  const rows = rowsOf([event('x', '2025-10-15', undefined, ['dee', 'eve'])], people, {});
  equal(ids(rows), `ann,bob,cyd,dee,eve,${NOBODY}`);
  equal(rows.find(({ id }) => id === 'eve')?.name, 'Name of eve');
});

test('the filters for people and teams choose the rows', () => {
  equal(ids(rowsOf([], people, { assignee: ['me', 'cyd'] })), 'ann,cyd');
  equal(ids(rowsOf([], people, { team: ['north'] })), `ann,bob,${NOBODY}`);
});

test('an event is in the row of each assignee, and without assignees in that of nobody', () => {
  const rows = rowsOf([event('x', '2025-10-15', undefined, ['ann', 'bob']), event('y', '2025-10-15')], people, {});
  equal(rows.map(({ id, events }) => [id, ids(events)]), [['ann', 'x'], ['bob', 'x'], ['cyd', ''], [NOBODY, 'y']]);
});

test('events that overlap are in different lanes, longer ones first', () => {
  const bars = layOut([event('a', '2025-10-14', '2025-10-15'), event('b', '2025-10-13', '2025-10-16'), event('c', '2025-10-16')], '2025-10-13', 14);
  equal(bars.map(({ event: { id }, from, to, lane }) => [id, from, to, lane]), [['b', 0, 2, 0], ['a', 1, 1, 1], ['c', 3, 3, 0]]);
});

test('bars are cut at the edges of the period', () => {
  const [bar, ...rest] = layOut([event('a', '2025-10-10', '2025-11-10'), event('b', '2025-10-01'), event('c', '2025-10-27')], '2025-10-13', 14);
  equal([bar.from, bar.to, bar.starts, bar.ends, rest.length], [0, 13, false, false, 0]);
});

test('the days of an event are those of the viewer', () => {
  equal(daysOf(event('a', '2025-10-15T22:30:00Z', '2025-10-16T22:30:00Z')), { first: '2025-10-16', last: '2025-10-17' });
  equal(daysOf(event('a', '2025-10-15', '2025-10-18')), { first: '2025-10-15', last: '2025-10-17' });
});

test('a person who is assigned twice stays assigned once', () => {
  equal(reassigned(['ann', 'bob'], 'ann', 'bob'), ['bob']);
  equal(reassigned(['ann', 'bob'], 'ann', 'cyd'), ['bob', 'cyd']);
  equal(reassigned(['ann'], 'ann', NOBODY), []);
  equal(reassigned([], NOBODY, 'ann'), ['ann']);
});
