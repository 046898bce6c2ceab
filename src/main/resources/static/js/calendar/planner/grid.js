// Keyboard focus in the planner: roving tabindex (WAI-ARIA APG, grid pattern). Left and Right move to the neighbouring
// days, Up and Down through the events of a person on a day and on to the next person. Beyond the edge comes the next period.
import { dayLabel, describe, eventsByDay, runningText } from '../view/day-labels.js';
import { addDays } from '../../core/dates.js';
import { newItemAddress } from '../../item/new-item.js';
import { NOBODY } from './rows.js';

const STOPS = 'td[data-date], .planner-bar, .planner-more, .planner-day, .planner-add';
/** The column of the names; days are columns from 0. */
const NAMES = -1;
const HEAD = '';

export class PlannerGrid {

  /**
   * @param {import('./planner.js').Planner} planner
   * @param {(day: string) => void} showDay shows the period of a day
   */
  constructor(planner, showDay) {
    this.planner = planner;
    this.showDay = showDay;
    /** The row of the focus, HEAD for the header. */
    this.rowId = HEAD;
    /** The day in hand. */
    this.day = '';
    /** The element with tabindex 0. @type {any} */
    this.stop = null;
    planner.table.setAttribute('role', 'grid');
    planner.table.addEventListener('focusin', ({ target }) => this.#remember(target.closest(STOPS)));
    planner.table.addEventListener('keydown', (event) => this.#onKey(event));
    planner.drawn = () => this.update();
  }

  /** Names the cells, and leaves one stop for the Tab key. */
  update() {
    const { planner } = this;
    const days = Array.from({ length: planner.days }, (unused, index) => addDays(planner.first, index));
    for (const { id, events } of planner.rows) {
      const byDay = eventsByDay(events, days[0], days[days.length - 1]);
      days.forEach((day, column) => {
        const { number = 0, running = [] } = byDay.get(day) ?? {};
        const cell = planner.cell(id, column);
        describe(cell, 'aria-label', `${planner.nameOf(id)}, ${dayLabel(day, number, planner.freeDays)}`);
        describe(cell, 'aria-description', runningText(running));
      });
    }
    const stop = this.stop?.isConnected ? this.stop : this.#cellInHand();
    planner.table.querySelectorAll(STOPS).forEach((one) => { one.tabIndex = one === stop ? 0 : -1; });
  }

  /**
   * The element of a day and, if possible, of an event.
   * @param {string} day
   * @param {string} [eventId]
   */
  find(day, eventId) {
    const rows = [this.rowId, ...this.planner.rows.map(({ id }) => id)];
    const link = eventId && rows.map((id) => this.planner.linkOf(id, eventId)).find(Boolean);
    this.day = day;
    return link ?? this.#cellInHand();
  }

  /** The row and the day of the focus, null if it is elsewhere. */
  get focused() {
    return this.planner.body.contains(document.activeElement) ? { rowId: this.rowId, day: this.day } : null;
  }

  /** The cell of the day in hand, else today, else the first one. */
  #cellInHand() {
    const { planner } = this;
    const row = planner.rows.some(({ id }) => id === this.rowId) ? this.rowId : planner.rows[0]?.id;
    const isShown = (day) => day >= planner.first && day < addDays(planner.first, planner.days);
    const day = [this.day, planner.today].find(isShown) ?? planner.first;
    return planner.elements.get(row)?.querySelector(`td[data-date="${day}"]`) ?? null;
  }

  #remember(stop) {
    if (!stop) {
      return;
    }
    const { rowId, column } = this.#place(stop);
    const bar = this.#barOf(stop);
    const isUnder = bar && this.day >= this.#dayAt(bar.from) && this.day <= this.#dayAt(bar.to);
    this.rowId = rowId;
    if (column !== NAMES && !isUnder) {
      this.day = this.#dayAt(column);
      this.#proposeDay();
    }
    this.stop = stop;
    this.update();
  }

  /** "+" beside a name proposes the day in hand. */
  #proposeDay() {
    for (const { id } of this.planner.rows) {
      const add = this.planner.elements.get(id)?.querySelector('.planner-add');
      add.href = newItemAddress(this.day, this.day, id === NOBODY ? undefined : id);
    }
  }

  #onKey(event) {
    const stop = event.target.closest(STOPS);
    if (!stop || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return;
    }
    const target = this.#target(event.key, stop);
    if (target) {
      event.preventDefault();
      target()?.focus();
    }
    else if (stop.matches('td') && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.planner.propose(this.rowId, this.day, this.day);
    }
  }

  /** @returns {(() => any) | null} finds the element that a key moves to; null if the key does not move the focus */
  #target(key, stop) {
    const { rowId, column } = this.#place(stop);
    const last = this.planner.days - 1;
    const bar = this.#barOf(stop);
    switch (key) {
      case 'ArrowUp':
      case 'ArrowDown':
        return () => this.#vertical(key === 'ArrowDown' ? 1 : -1, rowId, column, stop);
      case 'ArrowLeft':
        return () => this.#horizontal(rowId, (bar?.from ?? column) - 1, bar?.lane);
      case 'ArrowRight':
        return () => this.#horizontal(rowId, (bar?.to ?? column) + 1, bar?.lane);
      case 'Home':
        return () => this.#stops(rowId, 0)[0];
      case 'End':
        return () => this.#stops(rowId, last)[0];
      default:
        return null;
    }
  }

  #horizontal(rowId, column, lane) {
    if (column < NAMES || (column === NAMES && rowId === HEAD) || column >= this.planner.days) {
      const day = addDays(this.planner.first, column < 0 ? -1 : column);
      this.showDay(day);
      this.rowId = rowId;
      return this.find(day);
    }
    const stops = this.#stops(rowId, column);
    const same = lane === undefined ? undefined : this.planner.barsOn(rowId, column).find((bar) => bar.lane === lane);
    return (same ? this.planner.linkOf(rowId, same.event.id) : null) ?? stops[0];
  }

  #vertical(step, rowId, column, stop) {
    const here = this.#stops(rowId, column);
    const next = here[here.indexOf(stop) + step];
    if (next) {
      return next;
    }
    const rows = [HEAD, ...this.planner.rows.map(({ id }) => id)];
    const other = rows[rows.indexOf(rowId) + step];
    const stops = other === undefined ? [] : this.#stops(other, column);
    return (step > 0 ? stops[0] : stops[stops.length - 1]) ?? stop;
  }

  /** The elements of a cell that can have the focus, from top to bottom. @returns {any[]} */
  #stops(rowId, column) {
    const { planner } = this;
    const cell = (rowId === HEAD ? planner.head : planner.elements.get(rowId)).children[column + 1];
    if (column === NAMES || rowId === HEAD) {
      return [...cell.querySelectorAll(STOPS)];
    }
    const links = planner.barsOn(rowId, column).sort((one, other) => one.lane - other.lane)
      .map(({ event }) => planner.linkOf(rowId, event.id));
    return [cell, ...links, cell.querySelector('.planner-more')].filter(Boolean);
  }

  /** Row and column; for a bar the day in hand, if the bar covers it. */
  #place(stop) {
    const cell = stop.closest('td, th');
    const rowId = cell.parentElement.dataset.row ?? HEAD;
    const column = cell.cellIndex - 1;
    const bar = this.#barOf(stop);
    const inHand = bar ? [...Array(this.planner.days).keys()].find((one) => this.#dayAt(one) === this.day) : undefined;
    return { rowId, column: inHand !== undefined && inHand >= bar.from && inHand <= bar.to ? inHand : column };
  }

  #barOf(stop) {
    const rowId = stop.closest('tr').dataset.row;
    return stop.matches('.planner-bar') ? this.planner.layouts.get(rowId)?.find(({ event }) => event.id === stop.dataset.eventId) : undefined;
  }

  #dayAt(column) {
    return addDays(this.planner.first, column);
  }

}
