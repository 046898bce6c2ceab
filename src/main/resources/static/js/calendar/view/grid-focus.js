// Keyboard focus in the calendar: roving tabindex (WAI-ARIA APG, grid pattern). Up and Down move through a day and its
// events, Left and Right to the neighbouring days; beyond the edge the calendar shows the next period.
import { byPosition, CellGeometry, isVisible, nearest } from './cell-geometry.js';
import { updateTabStops } from './tab-stops.js';
import { dayInList, linkFrom, neighbourInList } from './list-focus.js';
import { addDays } from '../../core/dates.js';

const FOCUSABLE = '[data-event-link], .fc-daygrid-more-link, td[data-date]';

const heading = document.querySelector('#period');

export class GridFocus {

  /**
   * @param {any} root the element of FullCalendar
   * @param {any} calendar
   * @param {import('./day-labels.js').DayLabels} labels
   * @param {import('../planner/loader.js').PlannerLoader} planner
   */
  constructor(root, calendar, labels, planner) {
    this.root = root;
    this.calendar = calendar;
    this.labels = labels;
    this.planner = planner;
    /** What to focus once it is drawn; the heading has the focus until then. @type {{ id?: string, day: string | null } | null} */
    this.pending = null;
    this.geometry = new CellGeometry(root);
    /** The element with tabindex 0. */
    this.stop = null;
    /** @type {string | null} */
    this.day = null;
    root.addEventListener('focusin', ({ target }) => this.#remember(target));
  }

  /** The day that is focused or has the focused event. */
  get focusedDay() {
    return this.root.contains(document.activeElement) ? this.day : this.#isWaiting ? this.pending.day : null;
  }

  get #isWaiting() {
    return Boolean(this.pending) && [heading, document.body].includes(/** @type {any} */ (document.activeElement));
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
    // An event of another day was focused in place of the day.
    const isOther = inside && ![null, this.day].includes(dayInList(activeElement));
    const wanted = inside ? { id: isOther ? undefined : id, day: date ?? this.day } : this.#isWaiting ? this.pending : null;
    return () => {
      updateTabStops(this.root, this.geometry, this.stop);
      if (wanted && !(inside && document.activeElement === activeElement && isVisible(activeElement))) {
        const found = this.#find(wanted);
        this.pending = found ? null : wanted;
        this.#focus(found ?? heading);
        this.day = wanted.day;
      }
    };
  }

  /** An event or its day. A view without cells has the event that comes next. */
  #find({ id, day }) {
    const cell = this.geometry.cellOf(day);
    return (id ? this.#linkOf(id, cell, day) : null) ?? cell ?? (day && this.planner.grid?.planner.element.isConnected ? this.planner.grid.find(day) : null)
      ?? (day && linkFrom(this.root, day)) ?? this.#firstStop();
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
  #linkOf(id, cell, day = this.day) {
    const links = [...this.root.querySelectorAll(`[data-event-link="${CSS.escape(id)}"]`)].filter(isVisible);
    return links.find((link) => link.closest('.fc-popover')) ?? links.find((link) => cell && this.geometry.cellsUnder(link).includes(cell))
      ?? links.find((link) => day && dayInList(link) === day) ?? links[0] ?? null;
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
      return this.#focus(neighbourInList(key, activeElement, this.root));
    }
    const isStop = activeElement.matches('[data-event-link], .fc-daygrid-more-link');
    const cell = isStop ? this.#cellOfStop(activeElement) : activeElement.matches('td[data-date]') ? activeElement : null;
    if (!cell) {
      return false;
    }
    return key === 'ArrowUp' || key === 'ArrowDown' ? this.#moveVertically(key === 'ArrowDown' ? 1 : -1, cell, isStop ? activeElement : cell)
      : this.#moveHorizontally(key === 'ArrowRight' ? 1 : -1, cell, isStop ? activeElement : null);
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
    if (element?.matches('td[data-date]:not(.planner td)')) {
      this.#makeFocusable(element);
    }
    element?.focus({ preventScroll: Boolean(element.matches('.fc-timegrid-col, h1')) });
    return Boolean(element);
  }

  #makeFocusable(cell) {
    cell.tabIndex = 0;
    this.labels.label([cell]);
    return cell;
  }

  #remember(target) {
    if (target.closest('.planner')) {
      this.day = this.planner.grid.day;
    }
    else if (target.matches('td[data-date]')) {
      this.day = target.dataset.date;
    }
    else if (target.matches('[data-event-link], .fc-daygrid-more-link') && !target.closest('.fc-popover')) {
      this.day = this.#cellOfStop(target)?.dataset.date ?? dayInList(target) ?? this.day;
    }
    else {
      return;
    }
    this.stop = target;
    this.pending = null;
    updateTabStops(this.root, this.geometry, this.stop);
  }

  #firstStop() {
    return this.geometry.stops().sort(byPosition)[0] ?? null;
  }

}
