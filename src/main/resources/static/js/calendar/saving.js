// What the screen shows already is saved with the version it is based on, and taken back with
// the reason when it is refused. Changes of one item wait for each other, so each is based on
// what the one before it made, whatever the connection does to the order of the answers.
import { address, csrfHeaders, text } from '../page.js';
import { openDialog } from '../dialog.js';
import { sessionEnded } from '../session.js';
import { toast } from '../toasts.js';
import { remember } from './undoing.js';

const queues = new Map();
let others = Promise.resolve();

/** Asks for JSON. @throws { status, body } when it is refused */
export async function request(path, { headers, ...options } = {}) {
  const response = await fetch(address(path), { cache: 'no-store', ...options, headers: { Accept: 'application/json', ...headers } });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw { status: response.status, body };
  }
  return { body, changeId: response.headers.get('X-Change-Id') ?? undefined };
}

/**
 * Shows a change and saves it.
 * @param id of the event
 * @param version what the change is based on, where the event is not on screen
 * @param before the event of the feed as it was; null when it was not there
 * @param after the event as it is wanted; null when it goes
 * @param patchOf says what changes, given the item and the event as the server knows them
 * @param told gives the message once it is saved
 * @param refused key of the message with the reason
 * @param takenBack called when it is
 * @return whether it was saved, later
 */
export function showAndSave(change, feed) {
  const { id, before, after } = change;
  const queue = queues.get(id) ?? { last: Promise.resolve(), waiting: 0, known: before, version: undefined };
  queues.set(id, queue);
  queue.waiting++;
  feed.hold();
  put(feed, id, after);
  queue.last = queue.last.then(() => run(change, queue, feed)).finally(() => {
    queue.waiting--;
    if (queue.waiting === 0) {
      queues.delete(id);
    }
    feed.release();
  });
  return queue.last;
}

/** Runs what changes many items after everything that is being saved, and before what comes later. */
export function inTurn(work) {
  const earlier = [others, ...[...queues.values()].map(({ last }) => last)];
  const done = Promise.all(earlier).then(work);
  others = done.catch(() => {});
  return done;
}

async function run(change, queue, feed) {
  const { id, workItemId, patchOf, told } = change;
  const path = `api/work-items/${workItemId}`;
  try {
    if (queue.version === undefined) {
      await others;
    }
    const { body: item } = await request(path);
    const version = queue.version ?? shown(feed, id)?.extendedProps.version ?? change.version;
    const { body: saved, changeId } = await request(path, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"`, ...csrfHeaders() },
      body: JSON.stringify(patchOf(item, queue.known)),
    });
    remember(changeId, queue.known ? [queue.known] : [], [id]);
    queue.version = saved.version;
    queue.known = change.after && withVersion(change.after, saved.version);
    // Should the refetch that follows not get through, this is what holds.
    feed.events = feed.events.map((raw) => (raw.id !== id ? raw
      : queue.waiting > 1 || !queue.known ? withVersion(raw, saved.version) : queue.known));
    toast(told(), { level: 'success', about: `work-item-${workItemId}`, changeId });
    return true;
  }
  catch (problem) {
    // What was done to it meanwhile stays on screen until its own answer is here.
    if (queue.waiting === 1) {
      if (problem.status !== 404) {
        put(feed, id, queue.known);
      }
      change.takenBack?.();
      feed.redraw();
    }
    explain(problem, change);
    return false;
  }
}

const shown = (feed, id) => feed.events.find((raw) => raw.id === id);

export const withVersion = (raw, version) => ({ ...raw, extendedProps: { ...raw.extendedProps, version } });

/** Changes what the next redraw shows of an event: another place, nothing, or one that was not there. */
export function put(feed, id, raw) {
  if (raw && shown(feed, id)) {
    feed.events = feed.events.map((event) => (event.id === id ? raw : event));
  }
  else {
    feed.events = [...feed.events.filter((event) => event.id !== id), ...(raw ? [raw] : [])];
  }
}

export const reasonOf = ({ body }) => body?.errors?.map(({ message }) => message).join(' ') || body?.detail || '';

function explain(problem, { workItemId, title, refused = 'moveRefused' }) {
  const { status } = problem;
  const about = `work-item-${workItemId}`;
  if (status === undefined) {
    toast(text('moveOffline', { title }), { level: 'error', about });
  }
  else if (status === 401) {
    sessionEnded(about);
  }
  else if (status === 404) {
    document.body.dispatchEvent(new CustomEvent('workItemGone', { detail: { id: workItemId } }));
    toast(text('gone', { title }), { level: 'error', about });
  }
  else if (status === 412) {
    const open = () => openDialog(address(`work-items/${workItemId}/modal`), { title });
    toast(text('moveStale', { title }), { level: 'warning', about, action: { label: text('open'), run: open } });
  }
  else {
    toast(text(refused, { title, reason: reasonOf(problem) }), { level: 'error', about });
  }
}
