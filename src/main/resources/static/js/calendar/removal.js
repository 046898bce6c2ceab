// A deleted item leaves the screen at once and stays away; a refetch in the background
// confirms it. Where nothing stands below it that is with the click, before the server's word.
import { remember } from './undoing.js';

const PREFIXES = ['', 'work-item-', 'coordination-event-', 'staff-task-'];

/** Tells whether an event shows the item of this id, itself or one of its occurrences. */
export function shows(id) {
  const ids = new Set(PREFIXES.map((prefix) => prefix + id));
  return (event) => ids.has(event.id.split('@')[0]);
}

export function followChanges(feed) {
  let due = false;
  const refetch = () => {
    if (!due) {
      due = true;
      queueMicrotask(() => {
        due = false;
        feed.refetch();
      });
    }
  };
  const concealed = new Map();
  document.body.addEventListener('workItemDeleting', ({ detail: { id } }) => {
    const matches = shows(id);
    if (!concealed.has(id) && feed.events.filter(matches).every(({ extendedProps }) => !extendedProps.childCount)) {
      concealed.set(id, { matches, events: feed.conceal(matches) });
    }
  });
  document.body.addEventListener('workItemKept', ({ detail: { id } }) => {
    const { matches, events } = concealed.get(id) ?? {};
    if (concealed.delete(id)) {
      feed.reveal(matches, events);
    }
  });
  const remove = ({ detail: { id, changeId } }) => {
    const { matches, events } = concealed.get(id) ?? { matches: shows(id), events: feed.events.filter(shows(id)) };
    concealed.delete(id);
    remember(changeId, events);
    if (!feed.remove(matches) && events.length === 0) {
      console.warn(`No event on screen shows the deleted work item ${id}; fetching anew.`);
    }
    refetch();
  };
  document.body.addEventListener('workItemDeleted', remove);
  document.body.addEventListener('workItemGone', remove);
  for (const name of ['workItemCreated', 'workItemUpdated', 'refreshCalendar']) {
    document.body.addEventListener(name, refetch);
  }

  // Somebody who comes back to this page sees what happened meanwhile.
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
