// What is taken back is on screen again at once, where this page knows what it was; the
// answer confirms it or shows what is true.

const MOST = 20;
const before = new Map();
const held = new Set();

/**
 * Keeps the events of a change as they were before it.
 * @param ids of all events that the change concerns; those of them that were not there go again
 */
export function remember(changeId, events, ids = events.map(({ id }) => id)) {
  if (changeId && ids.length) {
    before.set(changeId, { events, ids: new Set(ids) });
    if (before.size > MOST) {
      before.delete(before.keys().next().value);
    }
  }
}

export function showUndoing(feed) {
  document.body.addEventListener('changeUndoing', ({ detail: { changeId } }) => {
    const known = before.get(changeId);
    if (known) {
      const { events, ids } = known;
      held.add(changeId);
      feed.hold();
      feed.events = [...feed.events.filter(({ id }) => !ids.has(id)), ...events];
      feed.redraw();
    }
  });
  document.body.addEventListener('changeSettled', ({ detail: { changeId } }) => {
    if (held.delete(changeId)) {
      before.delete(changeId);
      feed.release();
    }
  });
}
