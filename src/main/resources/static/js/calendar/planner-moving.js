// Moving what stands in the planner: to other days, to another person, or both with one
// request. It is shown at once, and taken back with the reason when it is refused.
import { dateRange, text } from '../page.js';
import { daysOf, NOBODY } from './planner-rows.js';
import { kept, plusDays } from './keeping.js';
import { patch, save } from './moving.js';
import { addDays, daysBetween } from './working-days.js';

export class Mover {

  /** @param moved called with the event of the feed before, where it is now, and whether that was saved, later */
  constructor(planner, feed, freeDays, moved) {
    Object.assign(this, { planner, feed, freeDays, moved });
  }

  /** The event as the feed has it now. */
  current(id) {
    return this.feed.events.find((event) => event.id === id);
  }

  /** Where a span would go. */
  target(raw, wanted) {
    return kept(daysOf(raw), wanted, this.freeDays);
  }

  /**
   * Moves an event to the days that are wanted, and from one row to another.
   * @param from the row it is taken from
   * @param to the row it is given to, which may be the same
   */
  move(raw, wanted, from, to) {
    const before = daysOf(raw);
    const span = this.target(raw, wanted);
    const otherDays = span.first !== before.first || span.last !== before.last;
    if (!otherDays && from === to) {
      return;
    }
    const moved = this.#assigned(otherDays ? at(raw, before, span) : raw, from, to);
    const patchOf = (event, item, known) => ({
      ...(otherDays ? patch(event, item, known) : {}),
      ...(from === to ? {} : { assigneeIds: reassigned(item.assigneeIds, from, to) }),
    });
    const saved = save({ event: toSave(moved), patchOf, before: raw, after: moved }, this.feed);
    this.feed.redraw();
    this.#say(moved, to, span);
    if (span.first !== before.first && span.last !== before.last) {
      this.moved(raw, moved, saved);
    }
  }

  #say(raw, rowId, { first, last }) {
    const dates = dateRange(new Date(`${first}T00:00`), new Date(`${last}T00:00`));
    this.planner.said.textContent = text('movedTo', { title: raw.title, name: this.planner.nameOf(rowId), dates });
  }

  #assigned(raw, from, to) {
    if (from === to) {
      return raw;
    }
    const { assigneeIds, assignees } = raw.extendedProps;
    const names = new Map(assigneeIds.map((id, index) => [id, assignees[index]]));
    this.planner.rows.forEach(({ id, name }) => names.set(id, names.get(id) ?? name));
    const ids = reassigned(assigneeIds, from, to);
    const labels = assignees.slice(assigneeIds.length);
    return { ...raw, extendedProps: { ...raw.extendedProps, assigneeIds: ids, assignees: [...ids.map((id) => names.get(id)), ...labels] } };
  }

}

/** The people after one took the place of another; nobody takes a place by leaving it empty. */
function reassigned(ids, from, to) {
  const rest = ids.filter((id) => id !== from && id !== to);
  return to === NOBODY ? rest : [...rest, to];
}

const dateOf = (value) => new Date(value.length === 10 ? `${value}T00:00` : value);

/** What saving needs to know of an event, as FullCalendar's own would say it. */
const toSave = ({ id, title, allDay, start, end, extendedProps }) => ({
  id, title, allDay, extendedProps,
  start: dateOf(start), end: end ? dateOf(end) : null, startStr: start, endStr: end ?? '',
});

/** An event at other days, at the same times of day. */
function at(raw, before, { first, last }) {
  if (raw.allDay) {
    return { ...raw, start: first, end: addDays(last, 1) };
  }
  const shifted = (value, days) => plusDays(new Date(value), days).toISOString();
  return {
    ...raw,
    start: shifted(raw.start, daysBetween(before.first, first)),
    ...(raw.end ? { end: shifted(raw.end, daysBetween(before.last, last)) } : {}),
  };
}
