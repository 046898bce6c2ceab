import { equal, test } from './harness.js';
import { eventsByDay } from '../../main/resources/static/js/calendar/view/day-labels.js';

/** @param {string} title @param {string} start @param {string} [end] @returns {any} */
const event = (title, start, end) => ({ id: title, title, start, end, allDay: !start.includes('T'), extendedProps: {} });

test('a day counts events that run through it, and names those that started before', () => {
  const days = eventsByDay([event('Write', '2025-11-13', '2025-11-16'), event('Read', '2025-11-15')], '2025-11-14', '2025-11-16');
  equal([...days].map(([day, { number, running }]) => [day, number, running]),
    [['2025-11-14', 1, ['Write']], ['2025-11-15', 2, ['Write']]]);
});

test('an event outside of the days does not count', () => {
  equal([...eventsByDay([event('Write', '2025-11-01', '2025-11-05'), event('Read', '2025-12-01')], '2025-11-10', '2025-11-20')], []);
});
