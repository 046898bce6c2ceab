import { equal, test } from './harness.js';
import { nextWorkingDay, snapSpan, spanOf, workingDaysIn } from '../../main/resources/static/js/calendar/editing/working-days.js';

/** @param {string} clock */
const at = (clock) => new Date(clock);

const isFree = (day) => [0, 6].includes(new Date(day).getUTCDay()) || day === '2025-10-03';

/** @param {string[]} before @param {string[]} wanted @param {string[]} expected */
function snaps(before, wanted, expected) {
  const { first, last } = snapSpan({ first: before[0], last: before[1] }, { first: wanted[0], last: wanted[1] }, isFree);
  equal([first, last], expected);
}

test('a moved span starts on a working day and keeps its number of working days', () => {
  snaps(['2025-10-01', '2025-10-02'], ['2025-10-02', '2025-10-03'], ['2025-10-02', '2025-10-06']);
  snaps(['2025-10-06', '2025-10-10'], ['2025-10-11', '2025-10-15'], ['2025-10-13', '2025-10-17']);
});

test('a span on free days keeps its number of days', () => {
  snaps(['2025-10-04', '2025-10-05'], ['2025-10-11', '2025-10-12'], ['2025-10-13', '2025-10-14']);
  snaps(['2025-10-04', '2025-10-04'], ['2025-10-11', '2025-10-11'], ['2025-10-13', '2025-10-13']);
});

test('free days at the edges of a span count, those between working days do not', () => {
  snaps(['2025-10-10', '2025-10-12'], ['2025-10-17', '2025-10-19'], ['2025-10-17', '2025-10-21']);
  snaps(['2025-10-11', '2025-10-13'], ['2025-10-18', '2025-10-20'], ['2025-10-20', '2025-10-22']);
  snaps(['2025-10-10', '2025-10-13'], ['2025-10-14', '2025-10-17'], ['2025-10-14', '2025-10-15']);
});

test('a start that was resized to an earlier day is not moved to a later one', () => {
  snaps(['2025-10-12', '2025-10-14'], ['2025-10-11', '2025-10-14'], ['2025-10-12', '2025-10-14']);
});

test('the end that was resized goes on to the next working day', () => {
  snaps(['2025-10-06', '2025-10-10'], ['2025-10-06', '2025-10-11'], ['2025-10-06', '2025-10-13']);
  snaps(['2025-10-06', '2025-10-10'], ['2025-10-05', '2025-10-10'], ['2025-10-06', '2025-10-10']);
});

test('a span that did not change stays on free days', () => {
  snaps(['2025-10-04', '2025-10-05'], ['2025-10-04', '2025-10-05'], ['2025-10-04', '2025-10-05']);
});

test('without any working day, a day stays where it is', () => equal(nextWorkingDay('2025-10-04', () => true), '2025-10-04'));

test('holidays are not working days', () => equal(workingDaysIn({ first: '2025-10-01', last: '2025-10-31' }, isFree), 22));

test('the end of an event is exclusive', () => {
  equal(spanOf({ start: at('2025-10-15'), end: at('2025-10-18'), allDay: true }), { first: '2025-10-15', last: '2025-10-17' });
  equal(spanOf({ start: at('2025-10-15T22:00Z'), end: at('2025-10-16'), allDay: false }), { first: '2025-10-15', last: '2025-10-15' });
  equal(spanOf({ start: at('2025-10-15T22:00Z'), end: null, allDay: false }), { first: '2025-10-15', last: '2025-10-15' });
});
