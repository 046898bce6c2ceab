// What is taken back is on screen again at once, where this page knows what it was; the
// answer confirms it or shows what is true.

const MOST = 20;
const before = new Map();
const held = new Set();

/** Keeps the events of a change as they were before it. */
export function remember(changeId, events) {
  if (changeId && events.length) {
    before.set(changeId, events);
    if (before.size > MOST) {
      before.delete(before.keys().next().value);
    }
  }
}

export function showUndoing(feed) {
  document.body.addEventListener('changeUndoing', ({ detail: { changeId } }) => {
    const events = before.get(changeId);
    if (events) {
      const ids = new Set(events.map(({ id }) => id));
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
