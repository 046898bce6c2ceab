// Which items are overdue: those that ended before today and are neither completed nor cancelled. It is decided on the page,
// because the feed must not change with the time.
import { isoDay, startOfDay } from './dates.js';
import { clockNow, viewerZone } from './zone.js';

/** @typedef {import('./zone.js').ClockDate} ClockDate */

const DONE = ['completed', 'cancelled'];

/**
 * @param {{ start: ClockDate | null, end: ClockDate | null, allDay: boolean }} dates the end is exclusive
 * @param {string | undefined} status
 * @param {ClockDate} [now]
 */
export function isOverdue({ start, end, allDay }, status, now = clockNow()) {
  const today = startOfDay(isoDay(now));
  if (!start || !status || DONE.includes(status)) {
    return false;
  }
  return allDay ? (end ? end <= today : start < today) : (end ?? start) < today;
}

/** @param {FeedEvent} event @param {ClockDate} [now] */
export function isOverdueEvent({ start, end, allDay, extendedProps }, now = clockNow()) {
  const date = (value) => (value ? (allDay ? startOfDay(value) : viewerZone.clockAt(new Date(value))) : null);
  return isOverdue({ start: date(start), end: date(end), allDay }, extendedProps.status, now);
}
