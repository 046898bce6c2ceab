// What stands where in the planner: people and their rows, events and their lanes.
import { people } from './colleagues.js';
import { state } from './state.js';
import { spanOf } from './keeping.js';
import { addDays, daysBetween } from './working-days.js';

/** The row of what nobody is assigned to. */
export const NOBODY = 'nobody';

const idsOf = ({ extendedProps }) => extendedProps.assigneeIds ?? [];

/** The first and last day of an event of the feed, in the reader's zone. */
export const daysOf = ({ start, end, allDay }) => (allDay
  ? { first: start, last: end ? addDays(end, -1) : start }
  : spanOf({ start: new Date(start), end: end && new Date(end) }));

/**
 * The rows for some events: the viewer first, then by name, then nobody. Those have one who
 * share an accepted team with the viewer or have something to do; a filter for people keeps
 * only those it names, one for teams only their members.
 */
export function rowsOf(events) {
  const { assignee, team } = state.filters;
  const busy = new Map(events.flatMap((event) => idsOf(event).map((id, index) => [id, event.extendedProps.assignees[index]])));
  const known = people();
  const all = [...known, ...[...busy].filter(([id]) => !known.some((person) => person.id === id)).map(([id, name]) => ({ id, name, teams: [] }))];
  const wanted = ({ id, isViewer, teams }) => (assignee ? assignee.includes(isViewer ? 'me' : id) || assignee.includes(id)
    : isViewer || busy.has(id) || teams.some((own) => !team || team.includes(own)));
  const order = (one, other) => (other.isViewer ? 1 : 0) - (one.isViewer ? 1 : 0) || one.name.localeCompare(other.name);
  const rows = all.filter(wanted).sort(order)
    .map((person) => ({ ...person, events: events.filter((event) => idsOf(event).includes(person.id)) }));
  return assignee ? rows : [...rows, { id: NOBODY, name: '', events: events.filter((event) => idsOf(event).length === 0) }];
}

/**
 * Puts events into lanes, so that none lies over another: by first day, the longer first.
 * @param first the first day on screen
 * @param days how many days there are
 * @returns for each event in sight its columns from and to, inclusive, and its lane
 */
export function place(events, first, days) {
  const bars = events.map((event) => ({ event, span: daysOf(event) }))
    .map(({ event, span }) => ({ event, span, from: daysBetween(first, span.first), to: daysBetween(first, span.last) }))
    .filter(({ from, to }) => from < days && to >= 0)
    .map((bar) => ({ ...bar, starts: bar.from >= 0, ends: bar.to < days, from: Math.max(0, bar.from), to: Math.min(days - 1, bar.to) }))
    .sort((one, other) => one.from - other.from || other.to - one.to || one.event.start.localeCompare(other.event.start)
      || one.event.title.localeCompare(other.event.title) || one.event.id.localeCompare(other.event.id));
  const lanes = [];
  for (const bar of bars) {
    const free = lanes.findIndex((end) => end < bar.from);
    bar.lane = free < 0 ? lanes.length : free;
    lanes[bar.lane] = bar.to;
  }
  return bars;
}
