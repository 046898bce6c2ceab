// Moving what stands in the planner: to other days, to another person, or both with one
// request. It is shown at once, and taken back with the reason when it is refused.
import { dateRange, text } from '../page.js';
import { daysOf, NOBODY } from './planner-rows.js';
import { kept, plusDays } from './keeping.js';
import { patch, save } from './moving.js';
import { addDays, daysBetween } from './working-days.js';

export class Mover {

  constructor(planner, feed, freeDays) {
    Object.assign(this, { planner, feed, freeDays });
    this.saving = Promise.resolve();
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
    this.feed.hold();
    this.#show(moved);
    this.#say(moved, to, span);
    const patchOf = (event, item) => ({
      ...(otherDays ? patch(event, item) : {}),
      ...(from === to ? {} : { assigneeIds: reassigned(item.assigneeIds, from, to) }),
    });
    // One after the other: each is based on the version that the one before it made.
    this.saving = this.saving
      .then(() => save({ event: this.#toSave(moved), patchOf, before: [raw], takeBack: () => this.#show(raw) }, this.feed))
      .finally(() => this.feed.release());
  }

  #show(raw) {
    this.feed.events = this.feed.events.map((event) => (event.id === raw.id ? raw : event));
    this.feed.redraw();
  }

  #say(raw, rowId, { first, last }) {
    const dates = dateRange(new Date(`${first}T00:00`), new Date(`${last}T00:00`));
    this.planner.said.textContent = text('movedTo', { title: raw.title, name: this.planner.nameOf(rowId), dates });
  }

  /** What saving needs to know of an event, as FullCalendar's own would say it. */
  #toSave(moved) {
    const { version } = (this.current(moved.id) ?? moved).extendedProps;
    return {
      id: moved.id, title: moved.title, allDay: moved.allDay,
      start: new Date(moved.start), end: moved.end ? new Date(moved.end) : null,
      startStr: moved.start, endStr: moved.end ?? '',
      extendedProps: { ...moved.extendedProps, version },
      setExtendedProp() {},
    };
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
