// Translates the dates of an event into a merge patch of its item. Pure functions; FullCalendar is not needed.
import { addDays, daysBetween, HOUR, isoDay, plusDays } from '../../core/dates.js';

/**
 * The values of an event at this moment. FullCalendar's own objects change while a request is running.
 * @param {CalendarEvent} event
 * @returns {CalendarEvent}
 */
export const snapshot = ({ id, title, allDay, start, end, startStr, endStr, extendedProps }) => ({
  id, title, allDay, start, end, startStr, endStr, extendedProps: { ...extendedProps },
});

/**
 * An event of the feed with the dates of a FullCalendar event.
 * @param {FeedEvent} raw
 * @param {EventDates} event
 * @returns {FeedEvent}
 */
export const withDates = (raw, { startStr, endStr, end, allDay }) => ({ ...raw, start: startStr, end: end ? endStr : undefined, allDay });

/**
 * An event of the feed, some days later.
 * @param {FeedEvent} raw
 * @param {number} startBy days
 * @param {number} [endBy] days
 * @returns {FeedEvent}
 */
export function shiftEvent(raw, startBy, endBy = startBy) {
  const shift = (value, days) => (raw.allDay ? addDays(value, days) : plusDays(new Date(value), days).toISOString());
  return { ...raw, start: shift(raw.start, startBy), ...(raw.end ? { end: shift(raw.end, endBy) } : {}) };
}

/**
 * The merge patch for an event with other dates: inclusive days, and times of day in the zone of the item. An item with
 * only a start or only a due date keeps only that one. If only the days changed, the times of day stay as they are, even
 * if the clocks change in between.
 * @param {EventDates} event
 * @param {WorkItem} item as the server knows it
 * @param {FeedEvent} [known] the event before
 * @returns {object} RFC 7396
 */
export function datePatch(event, item, known) {
  if (event.allDay) {
    return dayPatch(event.startStr, lastDay(event), item);
  }
  const by = item.startTime && daysMoved(known, withDates(known, event));
  return by ? datesFor(addDays(item.startDate ?? item.dueDate, by.start), addDays(item.dueDate ?? item.startDate, by.end), item)
    : timePatch(event, item);
}

/**
 * @param {FeedEvent} before
 * @param {FeedEvent} after
 * @returns {{ start: number, end: number } | null} by how many days both ends moved, null if a time of day changed as well
 */
export function daysMoved(before, after) {
  if (!before || before.allDay !== after.allDay || (!after.allDay && Boolean(before.end) !== Boolean(after.end))) {
    return null;
  }
  const [from, to] = [before, after].map(localTimes);
  return from.start.slice(10) === to.start.slice(10) && from.end.slice(10) === to.end.slice(10)
    ? { start: daysBetween(from.start.slice(0, 10), to.start.slice(0, 10)), end: daysBetween(from.end.slice(0, 10), to.end.slice(0, 10)) }
    : null;
}

/** @param {FeedEvent} event */
function localTimes({ start, end, allDay }) {
  return { start: localTime(start), end: end ? localTime(end) : allDay ? addDays(start, 1) : localTime(start) };
}

/** Local time in the viewer's zone. FullCalendar writes times with an offset, the feed in UTC. */
function localTime(text) {
  if (text.length === 10 || !text.endsWith('Z')) {
    return text.slice(0, 19);
  }
  const date = new Date(text);
  return `${isoDay(date)}T${date.toTimeString().slice(0, 8)}`;
}

function lastDay(event) {
  return event.end ? addDays(event.endStr.slice(0, 10), -1) : event.startStr;
}

function dayPatch(first, last, item) {
  const dates = datesFor(first, last, item);
  return item.startTime ? { ...dates, startTime: null, endTime: null } : dates;
}

function timePatch(event, item) {
  const zone = item.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wasAllDay = !item.startTime;
  const wasMoment = !wasAllDay && !event.end;
  // In the hour skipped by a clock change, the end can fall on the start.
  const length = event.end ? event.end - event.start || lengthOf(item) : HOUR;
  const start = wallClock(event.start, zone);
  const end = wasMoment ? start : wallClock(new Date(event.start.getTime() + length), zone);
  return {
    ...datesFor(start.date, end.date, item),
    startTime: start.time,
    endTime: wasMoment && !item.endTime ? null : end.time,
    ...(item.timeZone ? {} : { timeZone: zone }),
  };
}

/** Milliseconds from start to end of an item in local time. */
function lengthOf({ startDate, dueDate, startTime, endTime }) {
  return startTime && endTime ? Date.parse(`${dueDate ?? startDate}T${endTime}Z`) - Date.parse(`${startDate ?? dueDate}T${startTime}Z`) : HOUR;
}

/** Sets only those dates that the item has. */
function datesFor(first, last, item) {
  if (first === last && !item.dueDate) {
    return { startDate: first };
  }
  return first === last && !item.startDate ? { dueDate: last } : { startDate: first, dueDate: last };
}

/**
 * The local date and time of an instant in a zone.
 * @param {Date} instant
 * @param {string} timeZone
 */
export function wallClock(instant, timeZone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}:${parts.second}` };
}
