import { equal, test } from './harness.js';
import { formatViewQuery, parseViewQuery, toParameters } from '../../main/resources/static/js/calendar/view-query.js';

test('names of object members are not views', () => {
  ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', ''].forEach((view) => equal(parseViewQuery(`view=${view}`).view, null));
  equal(parseViewQuery('view=week').view, 'week');
});

test('the filter for overdue items is in the address, but not in requests to the feed', () => {
  const state = parseViewQuery('view=month&type=task&overdue=true');
  equal(formatViewQuery(state), 'view=month&type=task&overdue=true');
  equal(toParameters(state.filters).toString(), 'type=task');
  equal(parseViewQuery('overdue=maybe').filters, {});
});
