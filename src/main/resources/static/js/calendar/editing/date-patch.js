// Translates the dates of an event into a merge patch of its item. Pure functions; FullCalendar is not needed.
import { addDays, HOUR } from '../../core/dates.js';
import { viewerZone, Zone } from '../../core/zone.js';
import { daysMoved } from '../event-times.js';

/**
 * The merge patch for an event with other dates: inclusive days, and times of day in the zone of the item. An item with
 * only a start or only a due date keeps only that one. If only the days changed, the times of day stay as they are, even
 * if the clocks change in between or skip them.
 * @param {FeedEvent} event with the new dates
 * @param {WorkItem} item as the server knows it
 * @param {FeedEvent} [known] the event before
 * @returns {object} RFC 7396
 */
export function datePatch(event, item, known) {
  if (event.allDay) {
    return dayPatch(event.start, event.end ? addDays(event.end, -1) : event.start, item);
  }
  const by = item.startTime && daysMoved(known, event);
  return by ? datesFor(addDays(item.startDate ?? item.dueDate, by.start), addDays(item.dueDate ?? item.startDate, by.end), item)
    : timePatch(event, item);
}

function dayPatch(first, last, item) {
  const dates = datesFor(first, last, item);
  return item.startTime ? { ...dates, startTime: null, endTime: null } : dates;
}

function timePatch(event, item) {
  const zone = item.timeZone && item.timeZone !== viewerZone.name ? new Zone(item.timeZone) : viewerZone;
  const wasMoment = item.startTime && !event.end;
  const [from, to] = [new Date(event.start), event.end ? new Date(event.end) : null];
  const start = zone.clockAt(from);
  const end = wasMoment ? start : endAfter(start, zone.clockAt(to ?? from.getTime() + HOUR), to ? to.getTime() - from.getTime() : HOUR);
  return {
    ...datesFor(dayOf(start), dayOf(end), item),
    startTime: timeOf(start),
    endTime: wasMoment && !item.endTime ? null : timeOf(end),
    ...(item.timeZone ? {} : { timeZone: zone.name }),
  };
}

/** In the hour that a change of clocks repeats, the end may read earlier than the start; then the length decides. */
const endAfter = (start, end, length) => (end > start ? end : new Date(start.getTime() + length));

const dayOf = (clock) => clock.toISOString().slice(0, 10);
const timeOf = (clock) => clock.toISOString().slice(11, 19);

/** Sets only those dates that the item has. */
function datesFor(first, last, item) {
  if (first === last && !item.dueDate) {
    return { startDate: first };
  }
  return first === last && !item.startDate ? { dueDate: last } : { startDate: first, dueDate: last };
}
