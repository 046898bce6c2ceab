// Saves new dates of an event after it was dragged, resized or moved with the keyboard.
import { datePatch } from './date-patch.js';
import { saveOptimistically } from './optimistic-save.js';
import { text } from '../../core/i18n.js';
import { clockSpan } from '../event-times.js';
import { startText, when } from '../view/event-content.js';

const periodText = (raw) => when({ ...clockSpan(raw), allDay: raw.allDay });

/**
 * Shows and saves the new dates of an event.
 * @param {object} move
 * @param {FeedEvent} move.before
 * @param {FeedEvent} move.after
 * @param {(item: WorkItem, known: FeedEvent) => object} [move.patchOf] makes the merge patch
 * @param {boolean} [move.quiet] whether the move was announced to screen readers already
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {Promise<import('./optimistic-save.js').Saved>}
 */
export function reschedule({ before, after, patchOf = (item, known) => datePatch(after, item, known), quiet = false }, feed) {
  const { id, title, extendedProps: { workItemId, version } } = after;
  return saveOptimistically({
    id, workItemId, version, title, before, after, patchOf, quiet,
    successText: () => (after.start === before.start && after.allDay === before.allDay ? text('endMoved', { title, when: periodText(after) })
      : text('moved', { title, when: startText(after) })),
  }, feed);
}
