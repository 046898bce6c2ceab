// The focus in the calendar: one stop for the Tab key, and arrows from there, the way things
// stand on screen. Down and up go through a day and what is on it, left and right to the days
// beside it; beyond the edge the calendar turns.
import { dateLocale, text } from '../page.js';
import { dayAfter, fromTheTop, isSeen, nearest, Places } from './places.js';

const KNOWN = '.fc-daygrid, .fc-timegrid, .fc-multimonth, .fc-list';
const PLACES = '[data-event-link], .fc-daygrid-more-link, td[data-date]';
const longDay = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dayStart = (date) => new Date(`${date}T00:00`);

export class CalendarFocus {

  /**
   * @param calendar what draws in root
   * @param crowd knows of events that are not drawn
   */
  constructor(root, calendar, crowd) {
    Object.assign(this, { root, calendar, crowd });
    this.places = new Places(root);
    this.stop = null;
    this.day = null;
    root.addEventListener('focusin', ({ target }) => this.#note(target));
  }

  /** The day that has the focus, or one of whose events has it. */
  get focusedDay() {
    return this.root.contains(document.activeElement) ? this.day : null;
  }

  /** The event that has the focus. */
  get focusedEvent() {
    const id = this.root.contains(document.activeElement) && document.activeElement.dataset.eventLink;
    return id ? this.calendar.getEventById(id) : null;
  }

  /** @return what puts the focus back after a redraw; where an event is gone, on its day */
  keep() {
    const { activeElement } = document;
    const inside = this.root.contains(activeElement) && activeElement.matches(PLACES);
    const { eventLink: id, date } = inside ? activeElement.dataset : {};
    const { day } = this;
    return () => {
      this.#arrange();
      if (!inside || document.activeElement === activeElement && isSeen(activeElement)) {
        return;
      }
      const cell = this.places.cellOf(date ?? day);
      this.#focus((id ? this.#linkOf(id, cell) : null) ?? cell ?? this.#firstStop());
    };
  }

  /** Keeps the focus in the calendar where something may be taken off that has it. */
  stayIn(run) {
    const focusAgain = this.root.contains(document.activeElement) ? this.keep() : () => {};
    run();
    focusAgain();
  }

  focusEvent(id) {
    this.#linkOf(id, this.places.cellOf(this.day))?.focus();
  }

  /** Of the rows that an event reaches over, its link in that of the day; before that the one in what was opened. */
  #linkOf(id, cell) {
    const links = [...this.root.querySelectorAll(`[data-event-link="${CSS.escape(id)}"]`)].filter(isSeen);
    return links.find((link) => link.closest('.fc-popover')) ?? links.find((link) => cell && this.places.cellsUnder(link).includes(cell)) ?? links[0] ?? null;
  }

  /** What may have the focus where the event that had it is gone: its day. */
  placeOfDay() {
    const cell = this.places.cellOf(this.day);
    return cell ? this.#ready(cell) : this.#firstStop();
  }

  /** Puts the focus on a day, where days are drawn. */
  focusDay(date) {
    this.day = date;
    this.#focus(this.places.cellOf(date));
  }

  /** @return whether the key moved the focus */
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
    return key === 'ArrowUp' || key === 'ArrowDown' ? this.#moveDown(key === 'ArrowDown' ? 1 : -1, cell, isStop ? activeElement : cell)
      : this.#moveBeside(key === 'ArrowRight' ? 1 : -1, cell, isStop ? activeElement : null);
  }

  #moveInList(key, link) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const scope = link.closest('.fc-popover') ?? this.root;
    const links = [...scope.querySelectorAll('[data-event-link]')].filter(isSeen).sort(fromTheTop);
    const next = step && links[links.indexOf(link) + step];
    return Boolean(step) && (this.#focus(next ?? link), true);
  }

  #moveDown(step, cell, from) {
    const column = [cell, ...this.places.stopsOn(cell)];
    const next = column[column.indexOf(from) + step];
    if (next) {
      this.day = cell.dataset.date;
      return this.#focus(next);
    }
    if (this.places.hasTimes) {
      return false;
    }
    const other = this.#reach(dayAfter(cell.dataset.date, 7 * step));
    return this.#focus(step > 0 ? other : this.places.stopsOn(other).at(-1) ?? other);
  }

  #moveBeside(step, cell, stop) {
    const under = stop ? this.places.cellsUnder(stop) : [cell];
    const edge = (step > 0 ? under.at(-1) : under[0]) ?? cell;
    const height = stop?.getBoundingClientRect();
    const other = this.#reach(dayAfter(edge.dataset.date, step));
    return this.#focus(stop && other ? nearest(this.places.stopsOn(other), height) ?? other : other);
  }

  /** The cell of a day, which the calendar turns to when it is not on screen. */
  #reach(date) {
    if (!this.places.cellOf(date)) {
      this.calendar.gotoDate(date);
    }
    this.day = date;
    return this.places.cellOf(date);
  }

  /** Of the days that an event reaches over, the one that the focus came from. */
  #cellOfStop(stop) {
    const under = this.places.cellsUnder(stop);
    return under.find((cell) => cell.dataset.date === this.day) ?? under[0] ?? null;
  }

  #focus(element) {
    if (element?.matches('td[data-date]')) {
      this.#ready(element);
    }
    element?.focus({ preventScroll: Boolean(element.matches('.fc-timegrid-col')) });
    return Boolean(element);
  }

  #ready(cell) {
    cell.tabIndex = 0;
    cell.setAttribute('aria-label', this.#nameOf(cell.dataset.date));
    return cell;
  }

  #nameOf(date) {
    const start = dayStart(date);
    const end = dayStart(dayAfter(date, 1));
    const drawn = this.calendar.getEvents().filter(({ extendedProps }) => !extendedProps.preview)
      .filter((event) => event.start < end && (event.end ?? event.start) >= start && (event.end === null || event.end > start || event.start >= start)).length;
    const number = drawn + this.crowd.beyond(date);
    const day = longDay.format(start);
    return number === 0 ? text('dayEmpty', { day }) : text(number === 1 ? 'dayEvent' : 'dayEvents', { day, number });
  }

  #note(target) {
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
    this.#arrange();
  }

  #firstStop() {
    return this.places.stops().sort(fromTheTop)[0] ?? null;
  }

  /** Leaves one stop for the Tab key. */
  #arrange() {
    if (!this.root.querySelector(KNOWN)) {
      return;
    }
    const stops = this.places.stops();
    const kept = this.stop?.isConnected && (this.stop.matches('td') || stops.includes(this.stop)) ? this.stop : null;
    const today = this.root.querySelector('td.fc-day-today[data-date]');
    const current = kept ?? stops.find((stop) => stop.matches('[data-event-link]')) ?? today ?? this.places.cells()[0];
    stops.forEach((stop) => { stop.tabIndex = stop === current ? 0 : -1; });
    const numbers = this.root.querySelectorAll('.fc-daygrid-day-number');
    numbers.forEach((number) => { number.tabIndex = -1; });
    this.places.cells().forEach((cell, index) => {
      // The first column of hours is what scrolls them.
      cell.tabIndex = cell === current || (this.places.hasTimes && index === 0) ? 0 : -1;
    });
  }

}
