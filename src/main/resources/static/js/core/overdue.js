// Which items are overdue: those that ended before today and are neither completed nor cancelled. It is decided on the page,
// because the feed must not change with the time.
import { startOfDay } from './dates.js';

const DONE = ['completed', 'cancelled'];

/**
 * @param {{ start: Date | null, end: Date | null, allDay: boolean }} dates the end is exclusive
 * @param {string | undefined} status
 * @param {Date} [now]
 */
export function isOverdue({ start, end, allDay }, status, now = new Date()) {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (!start || !status || DONE.includes(status)) {
    return false;
  }
  return allDay ? (end ? end <= today : start < today) : (end ?? start) < today;
}

/** @param {FeedEvent} event @param {Date} [now] */
export function isOverdueEvent({ start, end, allDay, extendedProps }, now = new Date()) {
  const date = (value) => (value ? (allDay ? startOfDay(value) : new Date(value)) : null);
  return isOverdue({ start: date(start), end: date(end), allDay }, extendedProps.status, now);
}
