// Dragging and resizing: what changes about an item when its event was moved, in the item's
// own terms.
import { clockTime, dateRange, text } from '../page.js';
import { isoDay } from './period.js';
import { showAndSave } from './saving.js';
import { addDays, daysBetween } from './working-days.js';

export const HOUR = 3_600_000;

/**
 * Shows and saves where an event was moved to. The event may be one of FullCalendar's: what is
 * needed of it is taken at once, because the calendar may be drawn anew while it is saved.
 * @param before the event of the feed as it was
 * @param after the event of the feed as it is wanted
 * @param patchOf says what changes, given the event, the item and the event of the feed as the server knows them
 * @return whether it was saved, later
 */
export function save({ event, patchOf = patch, before, after }, feed) {
  const moved = asItIs(event);
  const raw = feed.events.find(({ id }) => id === moved.id);
  const { workItemId, version } = moved.extendedProps;
  return showAndSave({
    id: moved.id, workItemId, version, title: moved.title,
    before: before ?? raw,
    after: after ?? placed(raw ?? before, moved),
    patchOf: (item, known) => patchOf(moved, item, known),
    told: () => text('moved', { title: moved.title, when: whenOf(moved) }),
  }, feed);
}

/** An event as it is now, whatever becomes of it. */
export const asItIs = ({ id, title, allDay, start, end, startStr, endStr, extendedProps }) => ({
  id, title, allDay, start, end, startStr, endStr, extendedProps: { ...extendedProps },
});

/** An event of the feed where one of FullCalendar's is. */
export const placed = (raw, { startStr, endStr, end, allDay }) => ({ ...raw, start: startStr, end: end ? endStr : undefined, allDay });

/** "16–21 October 2025", "16 October 2025, 09:30" */
export function whenOf({ start, end, allDay }) {
  const last = allDay && end ? new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1) : start;
  return allDay ? dateRange(start, last) : `${dateRange(start, start)}, ${clockTime(start)}`;
}

/**
 * Says in the item's own terms when it happens now: inclusive dates, times of day in its
 * own zone. A moment stays one, a day named once is named once. What only came to other days
 * keeps the times it has there, also where clocks change in between in one zone or the other.
 * @param known the event of the feed before
 */
export function patch(event, item, known) {
  if (event.allDay) {
    return days(event.startStr, lastDay(event), item);
  }
  const by = item.startTime && daysMoved(known, placed({}, event));
  return by ? only(addDays(item.startDate ?? item.dueDate, by.start), addDays(item.dueDate ?? item.startDate, by.end), item)
    : hours(event, item);
}

/** @return by how many days both ends moved, or null when times of day changed as well */
export function daysMoved(before, after) {
  if (!before || before.allDay !== after.allDay || (!after.allDay && Boolean(before.end) !== Boolean(after.end))) {
    return null;
  }
  const [from, to] = [before, after].map(wallTimes);
  return from.start.slice(10) === to.start.slice(10) && from.end.slice(10) === to.end.slice(10)
    ? { start: daysBetween(from.start.slice(0, 10), to.start.slice(0, 10)), end: daysBetween(from.end.slice(0, 10), to.end.slice(0, 10)) }
    : null;
}

function wallTimes({ start, end, allDay }) {
  return { start: wall(start), end: end ? wall(end) : allDay ? addDays(start, 1) : wall(start) };
}

/** What the reader's clock shows: FullCalendar writes it with its offset, the feed in UTC. */
function wall(text) {
  if (text.length === 10 || !text.endsWith('Z')) {
    return text.slice(0, 19);
  }
  const date = new Date(text);
  return `${isoDay(date)}T${date.toTimeString().slice(0, 8)}`;
}

function lastDay(event) {
  return event.end ? addDays(event.endStr.slice(0, 10), -1) : event.startStr;
}

function days(first, last, item) {
  const dates = only(first, last, item);
  return item.startTime ? { ...dates, startTime: null, endTime: null } : dates;
}

function hours(event, item) {
  const zone = item.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wasAllDay = !item.startTime;
  const wasMoment = !wasAllDay && !event.end;
  // In the hour that clocks leave out, an end can fall on its start.
  const length = event.end ? event.end - event.start || lengthOf(item) : HOUR;
  const start = wallClock(event.start, zone);
  const end = wasMoment ? start : wallClock(new Date(event.start.getTime() + length), zone);
  return {
    ...only(start.date, end.date, item),
    startTime: start.time,
    endTime: wasMoment && !item.endTime ? null : end.time,
    ...(item.timeZone ? {} : { timeZone: zone }),
  };
}

/** Milliseconds from the start to the end of an item, as clocks on the wall show them. */
function lengthOf({ startDate, dueDate, startTime, endTime }) {
  return startTime && endTime ? Date.parse(`${dueDate ?? startDate}T${endTime}Z`) - Date.parse(`${startDate ?? dueDate}T${startTime}Z`) : HOUR;
}

function only(first, last, item) {
  if (first === last && !item.dueDate) {
    return { startDate: first };
  }
  return first === last && !item.startDate ? { dueDate: last } : { startDate: first, dueDate: last };
}

/** What a clock on the wall in that zone shows. */
export function wallClock(instant, timeZone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}:${parts.second}` };
}
