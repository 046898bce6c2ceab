// Moves a bar to other days, to another person, or both with one request (optimistic update).
import { dateRange } from '../../core/date-format.js';
import { addDays, daysBetween, startOfDay } from '../../core/dates.js';
import { text } from '../../core/i18n.js';
import { datePatch } from '../editing/date-patch.js';
import { reschedule } from '../editing/reschedule.js';
import { snapped } from '../editing/snap-to-working-days.js';
import { shiftEvent } from '../event-times.js';
import { daysOf, reassigned } from './rows.js';

export class BarMove {

  /**
   * @param {import('./planner.js').Planner} planner
   * @param {import('../feed/feed.js').Feed} feed
   * @param {import('../view/free-days.js').FreeDays} freeDays
   * @param {MoveListener} onMove
   */
  constructor(planner, feed, freeDays, onMove) {
    this.planner = planner;
    this.feed = feed;
    this.freeDays = freeDays;
    this.onMove = onMove;
  }

  /** The current event in the feed. @param {string} id */
  current(id) {
    return this.feed.find(id);
  }

  /** The position an event would get. @param {FeedEvent} raw @param {Span} wanted */
  target(raw, wanted) {
    return snapped(daysOf(raw), wanted, this.freeDays);
  }

  /**
   * @param {FeedEvent} raw
   * @param {Span} wanted days
   * @param {string} from row
   * @param {string} to row, may be the same
   */
  run(raw, wanted, from, to) {
    const before = daysOf(raw);
    const span = this.target(raw, wanted);
    const otherDays = span.first !== before.first || span.last !== before.last;
    if (!otherDays && from === to) {
      return;
    }
    const moved = this.#assigned(otherDays ? withSpan(raw, before, span) : raw, from, to);
    const patchOf = (item, known) => ({
      ...(otherDays ? datePatch(moved, item, known) : {}),
      ...(from === to ? {} : { assigneeIds: reassigned(item.assigneeIds, from, to) }),
    });
    const said = this.#text(moved, to, span);
    const saved = reschedule({ before: raw, after: moved, patchOf, quiet: true, ...(from === to ? {} : { successText: () => said }) }, this.feed);
    this.feed.redraw();
    // The viewer is asked first to which occurrences of a series the move applies.
    const isAnswered = raw.extendedProps.seriesId ? saved : true;
    Promise.resolve(isAnswered).then((isMoved) => { this.planner.liveRegion.textContent = isMoved ? said : ''; });
    if (span.first !== before.first && span.last !== before.last) {
      this.onMove(raw, moved, saved);
    }
  }

  /** "“Report”: Bob Brandt, 15–16 October 2025" */
  #text(raw, rowId, { first, last }) {
    const dates = dateRange(startOfDay(first), startOfDay(last));
    return text('movedTo', { title: raw.title, name: this.planner.nameOf(rowId), dates });
  }

  /** The event with other assignees. External assignees follow the people and stay. */
  #assigned(raw, from, to) {
    if (from === to) {
      return raw;
    }
    const { assigneeIds, assignees } = raw.extendedProps;
    const names = new Map(assigneeIds.map((id, index) => [id, assignees[index]]));
    this.planner.rows.forEach(({ id, name }) => names.set(id, names.get(id) ?? name));
    const ids = reassigned(assigneeIds, from, to);
    const external = assignees.slice(assigneeIds.length);
    return { ...raw, extendedProps: { ...raw.extendedProps, assigneeIds: ids, assignees: [...ids.map((id) => names.get(id)), ...external] } };
  }

}

/** The event on other days, at the same times of day. */
const withSpan = (raw, before, { first, last }) => (raw.allDay ? { ...raw, start: first, end: addDays(last, 1) }
  : shiftEvent(raw, daysBetween(before.first, first), daysBetween(before.last, last)));
