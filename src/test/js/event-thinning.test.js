import { equal, test } from './harness.js';
import { thin } from '../../main/resources/static/js/calendar/feed/event-thinning.js';

/** @param {string} title @param {string} start @param {string} [end] @returns {any} */
const event = (title, start, end) => ({ id: title, title, start, end, allDay: !start.includes('T'), extendedProps: {} });

const cells = { first: '2025-10-01', last: '2025-10-31', most: 2, opened: null };
const titles = ({ kept }) => kept.map(({ title }) => title);

test('a day keeps as many events as fit, and the others are counted', () => {
  const found = thin(['D', 'C', 'B', 'A'].map((title) => event(title, '2025-10-15')), cells);
  equal(titles(found), ['A', 'B']);
  equal([...found.leftOut], [['2025-10-15', 2]]);
});

test('an event is kept if one of its days has room', () => {
  const long = ['A', 'B'].map((title) => event(title, '2025-10-15', '2025-10-18'));
  const found = thin([...long, event('C', '2025-10-17', '2025-10-19'), event('D', '2025-10-17')], cells);
  equal(titles(found), ['A', 'B', 'C']);
  equal([...found.leftOut], [['2025-10-17', 1]]);
});

test('longer events come first, as FullCalendar sorts them', () => {
  equal(titles(thin([event('A', '2025-10-15'), event('B', '2025-10-15', '2025-10-18')], cells)), ['B', 'A']);
});

test('an opened day keeps all its events', () => {
  const found = thin(['A', 'B', 'C'].map((title) => event(title, '2025-10-15')), { ...cells, opened: '2025-10-15' });
  equal(titles(found), ['A', 'B', 'C']);
  equal(found.leftOut.size, 0);
});

test('only days on screen count', () => {
  const found = thin(['A', 'B', 'C'].map((title) => event(title, '2025-09-29', '2025-10-02')), cells);
  equal([...found.leftOut], [['2025-10-01', 1]]);
});

test('an event that ends at midnight is not on the next day', () => {
  const found = thin(['A', 'B', 'C'].map((title) => event(title, '2025-10-15T20:00:00+02:00', '2025-10-16T00:00:00+02:00')), cells);
  equal([...found.leftOut], [['2025-10-15', 1]]);
});
