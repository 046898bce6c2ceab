// Event thinning: FullCalendar lays out every event before it hides those that do not fit, which is slow on crowded
// days. It is given only a few more than fit into a cell. The others are counted for "+12 more".
import { addDays, DAY, isoDay } from '../../core/dates.js';
import { clockSpan } from '../event-times.js';

const HALF_AN_HOUR = 1_800_000;

/**
 * Leaves out events that are on crowded days only. A day of which something is left out keeps more events than fit, so
 * that FullCalendar always shows "+n more" there.
 * @param {FeedEvent[]} events
 * @param {object} cells
 * @param {string} cells.first day on screen
 * @param {string} cells.last day on screen, inclusive
 * @param {number} cells.most how many events of a day are kept
 * @param {string | null} cells.opened a day that keeps all its events
 * @returns {{ kept: FeedEvent[], leftOut: Map<string, number> }} leftOut: number of events left out of each day
 */
export function thin(events, { first, last, most, opened }) {
  const leftOut = new Map();
  const counts = new Map();
  const add = (map, days) => days.forEach((day) => map.set(day, (map.get(day) ?? 0) + 1));
  const isKept = ({ days }) => {
    const fits = days.some((day) => day === opened || (counts.get(day) ?? 0) < most);
    add(fits ? counts : leftOut, days);
    return fits;
  };
  const kept = events.map((event) => layout(event, first, last)).sort(inOrder).filter(isKept).map(({ event }) => event);
  return { kept, leftOut };
}

/** Start, length and the days on screen on which FullCalendar draws an event. */
function layout(event, firstDay, lastDay) {
  const { start, end: last } = clockSpan(event);
  const end = last ?? new Date(start.getTime() + (event.allDay ? DAY : HALF_AN_HOUR));
  const days = [];
  const until = event.allDay && !event.end ? isoDay(start) : isoDay(new Date(Math.max(end.getTime() - 1, start.getTime())));
  for (let day = isoDay(start) < firstDay ? firstDay : isoDay(start); day <= until && day <= lastDay; day = addDays(day, 1)) {
    days.push(day);
  }
  return { event, start: start.getTime(), length: end.getTime() - start.getTime(), days };
}

/** The default event order of FullCalendar. */
const inOrder = (one, other) => one.start - other.start || other.length - one.length
  || Number(one.event.allDay) - Number(other.event.allDay) || one.event.title.localeCompare(other.event.title);
