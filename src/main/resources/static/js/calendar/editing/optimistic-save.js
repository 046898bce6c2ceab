// Optimistic updates: a change is shown at once, saved with the version it is based on, and rolled back with the reason
// if it is refused. Changes of one item are queued, so that each is based on the result of the one before.
import { itemPath } from '../../item/address.js';
import { openDialog } from '../../item/dialog.js';
import { dispatch, WORK_ITEM_GONE, WORK_ITEM_SAVED } from '../../core/events.js';
import { address as urlOf, request } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';
import { onOccurrence, withIdentityOf } from './occurrence.js';
import { rememberEvents } from './optimistic-undo.js';

/**
 * @typedef {object} Change
 * @property {string} id of the event
 * @property {string} workItemId
 * @property {number} version the change is based on, if the event is not on screen
 * @property {string} title
 * @property {FeedEvent | null} before null if the event is added
 * @property {FeedEvent | null} after null if the event is removed
 * @property {(item: WorkItem, known: FeedEvent) => object} patchOf makes the merge patch for the current item
 * @property {() => string} successText
 * @property {boolean} [quiet] whether the success was announced to screen readers already
 * @property {string} [refusalKey] of the message with the reason
 * @property {() => void} [onRollback]
 */

/** @typedef {string | boolean} Saved the id of the change, true if nothing had to be changed, false if it was not saved */

/** The event on screen has no known version: it changed together with others, and was not refetched yet. */
export class OutdatedEvent extends Error {

  status = 'outdated';

}

/** Queues of changes by event id. */
const queues = new Map();
/** Versions that this page has saved, as item/version. @type {Set<string>} */
export const savedHere = new Set();
/** The last change of many items. */
let bulk = Promise.resolve();

/**
 * Shows a change and saves it.
 * @param {Change} change
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {Promise<Saved>}
 */
export function saveOptimistically(change, feed) {
  const { id, before, after } = change;
  const queue = queues.get(id) ?? { last: Promise.resolve(), waiting: 0, known: before, version: undefined, itemId: undefined };
  queues.set(id, queue);
  queue.waiting++;
  feed.hold();
  show(feed, id, after);
  const earlier = bulk;
  queue.last = queue.last.then(() => earlier).then(() => save(change, queue, feed)).finally(() => {
    queue.waiting--;
    if (queue.waiting === 0) {
      queues.delete(id);
    }
    feed.release();
  });
  return queue.last;
}

/**
 * Runs a change of many items after all pending changes and before all later ones.
 * @param {() => Promise<void>} work
 */
export function afterPendingSaves(work) {
  const done = Promise.all([bulk, ...[...queues.values()].map(({ last }) => last)]).then(work);
  bulk = done.catch(() => {});
  return done;
}

async function save(change, queue, feed) {
  const { id, patchOf, successText } = change;
  // Changes that were saved before this one may have given the event other ids and another version.
  const current = feed.find(id) ?? change.before ?? change.after;
  const address = current?.extendedProps ?? { workItemId: change.workItemId };
  const { workItemId } = address;
  const path = `api/${itemPath(address, '', address.seriesId ? { apply: 'this' } : {})}`;
  const about = `work-item-${workItemId}`;
  try {
    if (address.version === null) {
      throw new OutdatedEvent();
    }
    const { body: stored } = await request(`api/work-items/${queue.itemId ?? workItemId}`, { about });
    const item = change.before && current ? onOccurrence(stored, current) : stored;
    const version = feed.find(id)?.extendedProps.version ?? queue.version ?? change.version;
    const { body: saved, changeId } = await request(path, {
      method: 'PATCH', json: patchOf(item, queue.known), about,
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` },
    });
    rememberEvents(changeId, queue.known ? [queue.known] : [], [id]);
    [workItemId, saved.id].forEach((one) => savedHere.add(`${one}/${saved.version}`));
    queue.version = saved.version;
    queue.itemId = saved.id;
    queue.known = change.after && savedAs(change.after, saved);
    // Shown if the refetch that follows fails. Later changes of the event stay on screen.
    const shown = feed.find(id);
    if (shown) {
      feed.put(savedAs(queue.waiting > 1 || !queue.known ? shown : withIdentityOf(queue.known, shown), saved));
    }
    toast(successText(), { level: 'success', about, changeId, quiet: change.quiet });
    dispatch(WORK_ITEM_SAVED, { id: saved.id, changeId });
    return changeId ?? true;
  }
  catch (problem) {
    if (queue.waiting === 1) {
      if (problem.status !== 404) {
        show(feed, id, queue.known);
      }
      change.onRollback?.();
      feed.redraw();
    }
    explain(problem, { ...change, ...address }, about);
    return false;
  }
}

/** @param {FeedEvent} raw @param {number} version @returns {FeedEvent} */
export const withVersion = (raw, version) => ({ ...raw, extendedProps: { ...raw.extendedProps, version } });

/** The first change of an occurrence makes it an item of its own. */
const savedAs = (raw, { id, version }) => withVersion({ ...raw, extendedProps: { ...raw.extendedProps, workItemId: id } }, version);

/** Says who deleted an item. @param {string} title @param {string} itemId */
export const deletionText = (title, itemId) => import('../view/who-changed.js')
  .then(({ whoDeleted }) => whoDeleted(title, itemId)).catch(() => text('gone', { title }));

function show(feed, id, event) {
  if (event) {
    feed.put(withIdentityOf(event, feed.find(id)));
  }
  else {
    feed.remove((one) => one.id === id);
  }
}

/**
 * Says why a change was not saved.
 * @param {any} problem a Refusal, an OutdatedEvent, or the error of fetch
 * @param {{ workItemId: string, seriesId?: string | null, occurrence?: string | null, title: string, refusalKey?: string }} change
 * @param {string} about the toast to replace
 */
export function explain(problem, { workItemId, seriesId, occurrence, title, refusalKey = 'moveRefused' }, about) {
  const { status } = problem;
  if (status === undefined) {
    toast(text('moveOffline', { title }), { level: 'error', about });
  }
  else if (status === 'outdated') {
    toast(text('moveOutdated', { title }), { level: 'warning', about });
  }
  else if (status === 404) {
    dispatch(WORK_ITEM_GONE, seriesId ? { id: workItemId, seriesId, occurrence, apply: 'this' } : { id: workItemId });
    deletionText(title, workItemId).then((message) => toast(message, { level: 'error', about }));
  }
  else if (status === 412) {
    const open = () => openDialog(urlOf(itemPath({ workItemId, seriesId, occurrence }, '/modal')), { title });
    toast(text(refusalKey, { title, reason: problem.reason }), { level: 'warning', about, action: { label: text('open'), run: open } });
  }
  else if (status !== 401) {
    toast(text(refusalKey, { title, reason: problem.reason }), { level: 'error', about });
  }
}
