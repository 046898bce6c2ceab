// The dates of one occurrence of a series. Pure functions.
import { addDays, daysBetween } from '../../core/dates.js';

/**
 * An item with the dates of an occurrence. A changed occurrence is an item of its own and has its own dates.
 * @param {WorkItem} item the series, or what replaces the occurrence
 * @param {FeedEvent} event of the occurrence
 * @returns {WorkItem}
 */
export function onOccurrence(item, { extendedProps: { seriesId, occurrence } }) {
  const first = item.startDate ?? item.dueDate;
  if (!occurrence || item.id !== seriesId || !first) {
    return item;
  }
  const days = daysBetween(first, occurrence.slice(0, 10));
  const onDay = (day) => (day ? addDays(day, days) : day);
  return { ...item, startDate: onDay(item.startDate), dueDate: onDay(item.dueDate) };
}
