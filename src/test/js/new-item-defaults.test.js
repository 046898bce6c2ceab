import { equal, test } from './harness.js';
import { defaultsOf } from '../../main/resources/static/js/item/new-item-defaults.js';

test('a new item has the values of the filters', () => {
  equal(defaultsOf({ team: ['a'], type: ['project'], assignee: ['me'], label: ['Zurich, west'], location: ['l'] }, null),
    { team: 'a', type: 'project', assignee: 'me', label: 'Zurich, west', location: 'l' });
  equal(defaultsOf({ status: ['completed'], q: ['plan'] }, 'b'), {});
});

test('of several teams in the filter, the one used last comes first', () => {
  equal(defaultsOf({ team: ['a', 'b', 'personal'] }, 'b'), { team: 'b,a,personal' });
  equal(defaultsOf({ team: ['a', 'b', 'personal'] }, ''), { team: 'personal,a,b' });
  equal(defaultsOf({ team: ['a', 'b'] }, 'c'), { team: 'a,b' });
});

test('of several types in the filter, a task is preferred', () => {
  equal(defaultsOf({ type: ['project', 'task'] }, null), { type: 'task' });
  equal(defaultsOf({ type: ['project', 'activity'] }, null), { type: 'project' });
});

test('several people, labels or locations in the filter assign nobody and nothing', () => {
  equal(defaultsOf({ assignee: ['me', 'x'], label: ['a', 'b'], location: ['l', 'm'] }, null), {});
});
