import { equal, test } from './harness.js';
import { EventStore } from '../../main/resources/static/js/calendar/feed/event-store.js';

/** @param {string} id @param {string} [title] @returns {any} */
const event = (id, title = id) => ({ id, title, start: '2025-10-15', allDay: true, extendedProps: {} });

/** @param {string} ids */
function storeOf(...ids) {
  const store = new EventStore();
  ids.forEach((id) => store.put(event(id)));
  return store;
}

const titles = (store) => store.events.map(({ title }) => title).join();

test('put replaces an event in its place and appends a new one', () => {
  const store = storeOf('a', 'b');
  store.put(event('a', 'changed'));
  store.put(event('c'));
  equal(titles(store), 'changed,b,c');
});

test('replace ignores events that are not in the store', () => {
  const store = storeOf('a', 'b');
  store.replace([event('b', 'changed'), event('c')]);
  equal(titles(store), 'a,changed');
});

test('remove returns the removed events', () => {
  const store = storeOf('a', 'b');
  equal(store.remove(({ id }) => id === 'a').map(({ id }) => id), ['a']);
  equal(titles(store), 'b');
});

test('every change makes a new array, and nothing else does', () => {
  const store = storeOf('a');
  const before = store.events;
  store.remove(({ id }) => id === 'b');
  equal(store.events === before, true);
  store.put(event('a'));
  equal(store.events === before, false);
  equal(before.length, 1);
});
