// Saves new dates of an event after it was dragged, resized or moved with the keyboard.
import { datePatch } from './date-patch.js';
import { withIdentityOf } from './occurrence.js';
import { saveOptimistically } from './optimistic-save.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';
import { clockSpan } from '../event-times.js';
import { startText, when } from '../view/event-content.js';

const periodText = (raw) => when({ ...clockSpan(raw), allDay: raw.allDay });

/** Whether one end stayed where it was. */
const isResized = (before, after) => after.allDay === before.allDay
  && (after.start === before.start || (Boolean(before.end) && Date.parse(after.end ?? '') === Date.parse(before.end)));

const movedText = (before, after) => (isResized(before, after) ? text('endMoved', { title: after.title, when: periodText(after) })
  : text('moved', { title: after.title, when: startText(after) }));

/** The scripts for series are loaded when the first of them moves. */
async function moveOccurrence(move, feed) {
  const { before, after } = move;
  feed.hold();
  feed.put(withIdentityOf(after, feed.find(after.id)));
  try {
    const { rescheduleSeries } = await import('./series-reschedule.js');
    return await rescheduleSeries(move, feed);
  }
  catch {
    feed.put(withIdentityOf(before, feed.find(before.id)));
    feed.redraw();
    toast(text('moveOffline', { title: before.title }), { level: 'error', about: `work-item-${before.extendedProps.workItemId}` });
    return false;
  }
  finally {
    feed.release();
  }
}

/**
 * Shows and saves the new dates of an event.
 * @param {object} move
 * @param {FeedEvent} move.before
 * @param {FeedEvent} move.after
 * @param {(item: WorkItem, known: FeedEvent) => object} [move.patchOf] makes the merge patch
 * @param {boolean} [move.quiet] whether the move was announced to screen readers already
 * @param {() => string} [move.successText]
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {Promise<import('./optimistic-save.js').Saved>}
 */
export function reschedule({ before, after, patchOf = (item, known) => datePatch(after, item, known), quiet = false,
  successText = () => movedText(before, after) }, feed) {
  const { id, title, extendedProps: { workItemId, version, seriesId } } = after;
  if (seriesId) {
    return moveOccurrence({ before, after, patchOf, quiet, successText }, feed);
  }
  return saveOptimistically({ id, workItemId, version, title, before, after, patchOf, quiet, successText }, feed);
}
