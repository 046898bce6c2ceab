// Keeps the feed in sync with changes made on this page. Deleted items are removed optimistically, and a refetch in the
// background confirms every change.
import { listen, REFRESH_CALENDAR, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_DELETING, WORK_ITEM_GONE, WORK_ITEM_KEPT,
  WORK_ITEM_UPDATED } from '../../core/events.js';
import { rememberEvents } from '../editing/optimistic-undo.js';

// Feeds of other programs use the last two prefixes; their events are removed as well.
const PREFIXES = ['', 'work-item-', 'coordination-event-', 'staff-task-'];

/** Matches the event of an item and the events of its occurrences. @param {string} itemId */
function eventsOf(itemId) {
  const ids = new Set(PREFIXES.map((prefix) => prefix + itemId));
  return (event) => ids.has(event.id.split('@')[0]);
}

/** @param {import('./feed.js').Feed} feed */
export function syncFeed(feed) {
  let scheduled = false;
  const refetch = () => {
    if (!scheduled) {
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        feed.refetch();
      });
    }
  };
  followDeletions(feed, refetch);
  listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, REFRESH_CALENDAR], refetch);

  // A viewer who returns to this page sees what has changed.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      refetch();
    }
  });
  addEventListener('focus', refetch);
  addEventListener('online', refetch);
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      refetch();
    }
  });
}

function followDeletions(feed, refetch) {
  const concealed = new Map();
  // An item with children is not removed before the response: the server asks what to do with them.
  listen([WORK_ITEM_DELETING], ({ detail: { id } }) => {
    const matches = eventsOf(id);
    if (!concealed.has(id) && feed.events.filter(matches).every(({ extendedProps }) => !extendedProps.childCount)) {
      concealed.set(id, { matches, events: feed.conceal(matches) });
    }
  });
  listen([WORK_ITEM_KEPT], ({ detail: { id } }) => {
    const { matches, events } = concealed.get(id) ?? {};
    if (concealed.delete(id)) {
      feed.reveal(matches, events);
    }
  });
  listen([WORK_ITEM_DELETED, WORK_ITEM_GONE], ({ detail: { id, changeId } }) => {
    const { matches, events } = concealed.get(id) ?? { matches: eventsOf(id), events: feed.events.filter(eventsOf(id)) };
    concealed.delete(id);
    rememberEvents(changeId, events);
    if (!feed.discard(matches) && events.length === 0) {
      console.warn(`No event on screen shows the deleted work item ${id}; refetching.`);
    }
    refetch();
  });
}
