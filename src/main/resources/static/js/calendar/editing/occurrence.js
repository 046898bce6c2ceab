// The dates, ids and versions of the occurrences of a series. Pure functions.
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

/**
 * An event with the ids and the version of another state of it. A change that is saved while another one waits can replace them.
 * @param {FeedEvent} raw
 * @param {FeedEvent} [current]
 * @returns {FeedEvent}
 */
export function withIdentityOf(raw, current) {
  if (!current) {
    return raw;
  }
  const { workItemId, seriesId, occurrence, version } = current.extendedProps;
  return { ...raw, extendedProps: { ...raw.extendedProps, workItemId, seriesId, occurrence, version } };
}

/**
 * An event after its series was moved. The response does not tell the version of a changed occurrence.
 * @param {FeedEvent} raw
 * @param {number} days by which the series moved
 * @param {WorkItem} series as saved
 * @returns {FeedEvent}
 */
export function afterSeriesMove(raw, days, series) {
  const { workItemId, seriesId, occurrence } = raw.extendedProps;
  const isChanged = workItemId !== seriesId;
  const day = addDays((occurrence ?? '').slice(0, 10), days);
  return { ...raw, extendedProps: { ...raw.extendedProps,
    workItemId: isChanged ? workItemId : series.id,
    seriesId: series.id,
    occurrence: series.startTime ? `${day}T${series.startTime}` : day,
    version: isChanged ? null : series.version,
  } };
}

/** An event whose version is unknown until the next refetch. @param {FeedEvent} raw @returns {FeedEvent} */
export const withUnknownVersion = (raw) => ({ ...raw, extendedProps: { ...raw.extendedProps, version: null } });
