// Saves new dates of an event after it was dragged, resized or moved with the keyboard.
import { datePatch, snapshot, withDates } from './date-patch.js';
import { saveOptimistically } from './optimistic-save.js';
import { clockTime, dateRange } from '../../core/date-format.js';
import { plusDays } from '../../core/dates.js';
import { text } from '../../core/i18n.js';

/**
 * Shows and saves the new dates of an event.
 * @param {object} move
 * @param {CalendarEvent} move.event
 * @param {(event: CalendarEvent, item: WorkItem, known: FeedEvent) => object} [move.patchOf] makes the merge patch
 * @param {FeedEvent} [move.before] the event before; by default that of the feed
 * @param {FeedEvent} [move.after] the event to show; by default with other dates only
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {Promise<boolean>} whether it was saved
 */
export function reschedule({ event, patchOf = datePatch, before, after }, feed) {
  const moved = snapshot(event);
  const raw = feed.find(moved.id);
  const { workItemId, version } = moved.extendedProps;
  return saveOptimistically({
    id: moved.id, workItemId, version, title: moved.title,
    before: before ?? raw,
    after: after ?? withDates(raw ?? before, moved),
    patchOf: (item, known) => patchOf(moved, item, known),
    successText: () => text('moved', { title: moved.title, when: dateText(moved) }),
  }, feed);
}

/** "16–21 October 2025", "16 October 2025, 09:30" */
function dateText({ start, end, allDay }) {
  return allDay ? dateRange(start, end ? plusDays(end, -1) : start) : `${dateRange(start, start)}, ${clockTime(start)}`;
}
