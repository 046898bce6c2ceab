// Why an item is not on screen although it was saved.

/** @typedef {'period' | 'calendar' | 'filter'} Reason outside the period, excluded from the calendar, or filtered out */

/**
 * @param {WorkItem} item that has no event on screen
 * @param {object} screen
 * @param {string} screen.start first day
 * @param {string} screen.end exclusive
 * @param {boolean} screen.filtered whether any filter applies
 * @param {boolean} screen.inTray whether the item is in the list of unscheduled items
 * @returns {Reason | null} null if nothing explains it, for example because it has changed since
 */
export function hiddenReason({ startDate, dueDate, calendarVisible, recurrenceRule }, { start, end, filtered, inTray }) {
  const first = startDate ?? dueDate;
  const last = dueDate ?? startDate;
  if (inTray) {
    return null;
  }
  if (first && calendarVisible === false) {
    return 'calendar';
  }
  // The occurrences of a series follow its dates.
  if (first && ((last < start && !recurrenceRule) || first >= end)) {
    return 'period';
  }
  return filtered ? 'filter' : null;
}

/**
 * The event of an item. A series can be on screen with changed occurrences only.
 * @param {FeedEvent[]} events
 * @param {string} id
 * @returns {FeedEvent | undefined}
 */
export const eventOfItem = (events, id) => events.find(({ extendedProps }) => extendedProps.workItemId === id)
  ?? events.find(({ extendedProps }) => extendedProps.seriesId === id);
