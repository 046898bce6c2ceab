// Keeps the feed in sync with changes made on this page. Deleted items are removed optimistically, and a refetch in the
// background confirms every change.
import { listen, REFRESH_CALENDAR, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_DELETING, WORK_ITEM_GONE, WORK_ITEM_KEPT,
  WORK_ITEM_UPDATED } from '../../core/events.js';
import { rememberEvents } from '../editing/optimistic-undo.js';

// Feeds of other programs use the last two prefixes; their events are removed as well.
const PREFIXES = ['', 'work-item-', 'coordination-event-', 'staff-task-'];

/** @typedef {{ id: string, seriesId?: string, occurrence?: string, apply?: string }} Deletion of an item or of occurrences of a series */

/** Matches the events that a deletion removes. A deleted series loses all of its events. @param {Deletion} deletion @returns {EventFilter} */
function eventsOf({ id, seriesId, occurrence, apply }) {
  if (occurrence && apply !== 'all') {
    return ({ extendedProps: other }) => other.seriesId === seriesId
      && (apply === 'following' ? other.occurrence >= occurrence : other.occurrence === occurrence);
  }
  const ids = new Set(PREFIXES.map((prefix) => prefix + id));
  return (event) => ids.has(event.id.split('@')[0]) || event.extendedProps.workItemId === id;
}

/** @param {Deletion} deletion */
const keyOf = ({ id, occurrence, apply }) => [id, occurrence, apply].join();

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
  listen([WORK_ITEM_DELETING], ({ detail }) => {
    const matches = eventsOf(detail);
    if (!concealed.has(keyOf(detail)) && feed.events.filter(matches).every(({ extendedProps }) => !extendedProps.childCount)) {
      concealed.set(keyOf(detail), { matches, events: feed.conceal(matches) });
    }
  });
  listen([WORK_ITEM_KEPT], ({ detail }) => {
    const { matches, events } = concealed.get(keyOf(detail)) ?? {};
    if (concealed.delete(keyOf(detail))) {
      feed.reveal(matches, events);
    }
  });
  listen([WORK_ITEM_DELETED, WORK_ITEM_GONE], ({ detail }) => {
    const { matches, events } = concealed.get(keyOf(detail)) ?? { matches: eventsOf(detail), events: feed.events.filter(eventsOf(detail)) };
    concealed.delete(keyOf(detail));
    rememberEvents(detail.changeId, events);
    if (!feed.discard(matches) && events.length === 0) {
      console.warn(`No event on screen shows the deleted work item ${detail.id}; refetching.`);
    }
    refetch();
  });
}
