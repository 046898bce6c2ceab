// The layout of the planner: people and their rows, events and their lanes. Pure functions.
import { daysBetween } from '../../core/dates.js';
import { spanOf } from '../editing/working-days.js';
import { clockSpan } from '../event-times.js';

/** The id of the row for events without assignees. */
export const NOBODY = 'nobody';

/** @typedef {{ id: string, name: string, isViewer?: boolean, events: FeedEvent[] }} Row */
/** @typedef {{ event: FeedEvent, from: number, to: number, starts: boolean, ends: boolean, lane: number }} Bar columns, inclusive */

const assigneesOf = ({ extendedProps }) => extendedProps.assigneeIds ?? [];

/**
 * The first and last day of an event in the viewer's zone.
 * @param {FeedEvent} event
 * @returns {Span}
 */
export const daysOf = (event) => spanOf({ ...clockSpan(event), allDay: event.allDay });

/**
 * The rows of the planner: the viewer first, then people by name, then unassigned items. A person has a row if they share an accepted team
 * with the viewer or have events in the period. The filter for people leaves only those people, that for teams only members.
 * @param {FeedEvent[]} events
 * @param {Person[]} people
 * @param {import('../view-query.js').FilterValues} filters
 * @returns {Row[]}
 */
export function rowsOf(events, people, { assignee, team }) {
  const busy = new Map(events.flatMap((event) => assigneesOf(event).map((id, index) => [id, event.extendedProps.assignees[index]])));
  const others = [...busy].filter(([id]) => !people.some((person) => person.id === id))
    .map(([id, name]) => ({ id, name, isViewer: false, teams: [] }));
  const isShown = ({ id, isViewer, teams }) => (assignee ? assignee.includes(isViewer ? 'me' : id) || assignee.includes(id)
    : isViewer || busy.has(id) || teams.some((own) => !team || team.includes(own)));
  const rows = [...people, ...others].filter(isShown)
    .sort((one, other) => Number(other.isViewer) - Number(one.isViewer) || one.name.localeCompare(other.name))
    .map((person) => ({ ...person, events: events.filter((event) => assigneesOf(event).includes(person.id)) }));
  return assignee ? rows : [...rows, { id: NOBODY, name: '', events: events.filter((event) => assigneesOf(event).length === 0) }];
}

/**
 * Assigns events to lanes so that none overlap: by first day, longer events first.
 * @param {FeedEvent[]} events
 * @param {string} first day on screen
 * @param {number} days on screen
 * @returns {Bar[]} a bar for each event on screen
 */
export function layOut(events, first, days) {
  const bars = events.map((event) => ({ event, span: daysOf(event) }))
    .map(({ event, span }) => ({ event, from: daysBetween(first, span.first), to: daysBetween(first, span.last) }))
    .filter(({ from, to }) => from < days && to >= 0)
    .map(({ event, from, to }) => ({
      event, starts: from >= 0, ends: to < days, from: Math.max(0, from), to: Math.min(days - 1, to), lane: 0,
    }))
    .sort((one, other) => one.from - other.from || other.to - one.to || one.event.start.localeCompare(other.event.start)
      || one.event.title.localeCompare(other.event.title) || one.event.id.localeCompare(other.event.id));
  /** The last column of each lane. @type {number[]} */
  const lanes = [];
  for (const bar of bars) {
    const free = lanes.findIndex((end) => end < bar.from);
    bar.lane = free < 0 ? lanes.length : free;
    lanes[bar.lane] = bar.to;
  }
  return bars;
}

/**
 * The assignees after an event was moved from one row to another.
 * @param {string[]} ids
 * @param {string} from
 * @param {string} to
 */
export function reassigned(ids, from, to) {
  const rest = ids.filter((id) => id !== from && id !== to);
  return to === NOBODY ? rest : [...rest, to];
}
