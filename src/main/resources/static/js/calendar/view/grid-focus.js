// Keyboard focus in the calendar: roving tabindex (WAI-ARIA APG, grid pattern). Up and Down move through a day and its
// events, Left and Right to the neighbouring days; beyond the edge the calendar shows the next period.
import { byPosition, CellGeometry, isVisible, nearest } from './cell-geometry.js';
import { addDays } from '../../core/dates.js';

const GRIDS = '.fc-daygrid, .fc-timegrid, .fc-multimonth, .fc-list';
const FOCUSABLE = '[data-event-link], .fc-daygrid-more-link, td[data-date]';

export class GridFocus {

  /**
   * @param {any} root the element of FullCalendar
   * @param {any} calendar
   * @param {import('./crowded-days.js').CrowdedDays} crowdedDays
   */
  constructor(root, calendar, crowdedDays) {
    this.root = root;
    this.calendar = calendar;
    this.crowdedDays = crowdedDays;
    this.geometry = new CellGeometry(root);
    /** The element with tabindex 0. */
    this.stop = null;
    /** @type {string | null} */
    this.day = null;
    root.addEventListener('focusin', ({ target }) => this.#remember(target));
  }

  /** The day that is focused or has the focused event. */
  get focusedDay() {
    return this.root.contains(document.activeElement) ? this.day : null;
  }

  /** The focused event. @returns {CalendarEvent | null} */
  get focusedEvent() {
    const id = this.root.contains(document.activeElement) && document.activeElement.dataset.eventLink;
    return id ? this.calendar.getEventById(id) : null;
  }

  /** @returns {() => void} restores the focus after a redraw; if the event is gone, on its day */
  keep() {
    const { activeElement } = document;
    const inside = this.root.contains(activeElement) && activeElement.matches(FOCUSABLE);
    const { eventLink: id, date } = inside ? activeElement.dataset : /** @type {DOMStringMap} */ ({});
    const { day } = this;
    return () => {
      this.#updateTabStops();
      if (!inside || document.activeElement === activeElement && isVisible(activeElement)) {
        return;
      }
      const cell = this.geometry.cellOf(date ?? day);
      this.#focus((id ? this.#linkOf(id, cell) : null) ?? cell ?? this.#firstStop());
    };
  }

  /** Keeps the focus in the calendar if the focused event is removed. @param {() => void} run */
  keepDuring(run) {
    const restoreFocus = this.root.contains(document.activeElement) ? this.keep() : () => {};
    run();
    restoreFocus();
  }

  /** @param {string} id */
  focusEvent(id) {
    this.#linkOf(id, this.geometry.cellOf(this.day))?.focus();
  }

  /** An event has a link in each row it spans: prefers the one in an open popover, then the one of the day. */
  #linkOf(id, cell) {
    const links = [...this.root.querySelectorAll(`[data-event-link="${CSS.escape(id)}"]`)].filter(isVisible);
    return links.find((link) => link.closest('.fc-popover')) ?? links.find((link) => cell && this.geometry.cellsUnder(link).includes(cell)) ?? links[0] ?? null;
  }

  /** The element to focus if the focused event is gone: its day. */
  dayElement() {
    const cell = this.geometry.cellOf(this.day);
    return cell ? this.#makeFocusable(cell) : this.#firstStop();
  }

  /** Focuses a day, in views that draw days. @param {string} date */
  focusDay(date) {
    this.day = date;
    this.#focus(this.geometry.cellOf(date));
  }

  /** @param {string} key an arrow @returns {boolean} whether the key moved the focus */
  move(key) {
    const { activeElement } = document;
    if (!this.root.contains(activeElement)) {
      return false;
    }
    if (activeElement.closest('.fc-popover, .fc-list')) {
      return this.#moveInList(key, activeElement);
    }
    const isStop = activeElement.matches('[data-event-link], .fc-daygrid-more-link');
    const cell = isStop ? this.#cellOfStop(activeElement) : activeElement.matches('td[data-date]') ? activeElement : null;
    if (!cell) {
      return false;
    }
    return key === 'ArrowUp' || key === 'ArrowDown' ? this.#moveVertically(key === 'ArrowDown' ? 1 : -1, cell, isStop ? activeElement : cell)
      : this.#moveHorizontally(key === 'ArrowRight' ? 1 : -1, cell, isStop ? activeElement : null);
  }

  #moveInList(key, link) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const scope = link.closest('.fc-popover') ?? this.root;
    const links = [...scope.querySelectorAll('[data-event-link]')].filter(isVisible).sort(byPosition);
    const next = step && links[links.indexOf(link) + step];
    return Boolean(step) && (this.#focus(next ?? link), true);
  }

  #moveVertically(step, cell, from) {
    const column = [cell, ...this.geometry.stopsOn(cell)];
    const next = column[column.indexOf(from) + step];
    if (next) {
      this.day = cell.dataset.date;
      return this.#focus(next);
    }
    if (this.geometry.hasTimes) {
      return false;
    }
    const other = this.#reach(addDays(cell.dataset.date, 7 * step));
    return this.#focus(step > 0 ? other : this.geometry.stopsOn(other).at(-1) ?? other);
  }

  #moveHorizontally(step, cell, stop) {
    const under = stop ? this.geometry.cellsUnder(stop) : [cell];
    const edge = (step > 0 ? under.at(-1) : under[0]) ?? cell;
    const height = stop?.getBoundingClientRect();
    const other = this.#reach(addDays(edge.dataset.date, step));
    return this.#focus(stop && other ? nearest(this.geometry.stopsOn(other), height) ?? other : other);
  }

  /** The cell of a day; the calendar shows its period first if needed. */
  #reach(date) {
    if (!this.geometry.cellOf(date)) {
      this.calendar.gotoDate(date);
    }
    this.day = date;
    return this.geometry.cellOf(date);
  }

  /** Of the cells that an event covers, the one that the focus came from. */
  #cellOfStop(stop) {
    const under = this.geometry.cellsUnder(stop);
    return under.find((cell) => cell.dataset.date === this.day) ?? under[0] ?? null;
  }

  #focus(element) {
    if (element?.matches('td[data-date]')) {
      this.#makeFocusable(element);
    }
    element?.focus({ preventScroll: Boolean(element.matches('.fc-timegrid-col')) });
    return Boolean(element);
  }

  #makeFocusable(cell) {
    cell.tabIndex = 0;
    cell.setAttribute('aria-label', this.crowdedDays.labelOf(cell.dataset.date, this.calendar));
    return cell;
  }

  #remember(target) {
    if (target.matches('td[data-date]')) {
      this.day = target.dataset.date;
    }
    else if (target.matches('[data-event-link], .fc-daygrid-more-link') && !target.closest('.fc-popover')) {
      this.day = this.#cellOfStop(target)?.dataset.date ?? this.day;
    }
    else {
      return;
    }
    this.stop = target;
    this.#updateTabStops();
  }

  #firstStop() {
    return this.geometry.stops().sort(byPosition)[0] ?? null;
  }

  /** Roving tabindex: one element is reachable with Tab. */
  #updateTabStops() {
    if (!this.root.querySelector(GRIDS)) {
      return;
    }
    const stops = this.geometry.stops();
    const kept = this.stop?.isConnected && (this.stop.matches('td') || stops.includes(this.stop)) ? this.stop : null;
    const today = this.root.querySelector('td.fc-day-today[data-date]');
    const current = kept ?? stops.find((stop) => stop.matches('[data-event-link]')) ?? today ?? this.geometry.cells()[0];
    stops.forEach((stop) => { stop.tabIndex = stop === current ? 0 : -1; });
    const numbers = this.root.querySelectorAll('.fc-daygrid-day-number');
    numbers.forEach((number) => { number.tabIndex = -1; });
    this.geometry.cells().forEach((cell, index) => {
      // The first column of hours stays reachable, because arrow keys scroll it.
      cell.tabIndex = cell === current || (this.geometry.hasTimes && index === 0) ? 0 : -1;
    });
  }

}
