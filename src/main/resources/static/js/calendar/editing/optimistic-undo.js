// Optimistic undo: the remembered events are shown at once; the refetch after the undo confirms or corrects them.
import { CHANGE_SETTLED, CHANGE_UNDOING, listen } from '../../core/events.js';

const MAX_CHANGES = 20;
const remembered = new Map();
const held = new Set();

/**
 * Remembers events as they were before a change.
 * @param {string | undefined} changeId
 * @param {FeedEvent[]} events
 * @param {string[]} [ids] of all events of the change; an undo removes those that did not exist before
 */
export function rememberEvents(changeId, events, ids = events.map(({ id }) => id)) {
  if (changeId && ids.length) {
    remembered.set(changeId, { events, ids: new Set(ids) });
    if (remembered.size > MAX_CHANGES) {
      remembered.delete(remembered.keys().next().value);
    }
  }
}

/** @param {import('../feed/feed.js').Feed} feed */
export function showUndoOptimistically(feed) {
  listen([CHANGE_UNDOING], ({ detail: { changeId } }) => {
    const known = remembered.get(changeId);
    if (known) {
      held.add(changeId);
      feed.hold();
      feed.remove(({ id }) => known.ids.has(id));
      known.events.forEach((event) => feed.put(event));
      feed.redraw();
    }
  });
  listen([CHANGE_SETTLED], ({ detail: { changeId } }) => {
    if (held.delete(changeId)) {
      remembered.delete(changeId);
      feed.release();
    }
  });
}
