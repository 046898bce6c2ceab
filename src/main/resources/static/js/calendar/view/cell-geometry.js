// The geometry of days and events on screen. An event may span several days, so the events of a day are found by their
// position.

const DAY_CELLS = 'td.fc-daygrid-day[data-date]:not(.fc-day-disabled)';
const TIME_COLUMNS = 'td.fc-timegrid-col[data-date]';
const STOPS = '[data-event-link], .fc-daygrid-more-link';
const TOLERANCE = 2;

/** @param {Element} element */
export const isVisible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

/** The cells of the view; none in a list. */
export class CellGeometry {

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /** Whether the cells are columns of hours. */
  get hasTimes() {
    return Boolean(this.root.querySelector('.fc-timegrid'));
  }

  /** @returns {any[]} */
  cells() {
    return [...this.root.querySelectorAll(this.hasTimes ? TIME_COLUMNS : DAY_CELLS)];
  }

  /** @param {string} date */
  cellOf(date) {
    const cells = this.cells().filter((cell) => cell.dataset.date === date);
    return cells.find((cell) => !cell.matches('.fc-day-other')) ?? cells[0] ?? null;
  }

  /** Links of events and of "+n more" that can have the focus. @returns {any[]} */
  stops() {
    return [...this.root.querySelectorAll(STOPS)].filter((stop) => !stop.closest('.fc-popover') && isVisible(stop));
  }

  /** @param {Element} cell */
  stopsOn(cell) {
    return this.stops().filter((stop) => this.#overlaps(stop, cell)).sort(byPosition);
  }

  /** The cells that an event covers, in order. @param {Element} stop */
  cellsUnder(stop) {
    return this.cells().filter((cell) => this.#overlaps(stop, cell));
  }

  #overlaps(stop, cell) {
    const one = stop.getBoundingClientRect();
    const other = cell.getBoundingClientRect();
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    // All-day events are drawn over the columns of hours, not in them.
    return width > TOLERANCE && (this.hasTimes || height > TOLERANCE);
  }

}

/** Compares by position: top to bottom, then left to right. @param {Element} one @param {Element} other */
export function byPosition(one, other) {
  const first = one.getBoundingClientRect();
  const second = other.getBoundingClientRect();
  return first.top - second.top || first.left - second.left;
}

/** The stop whose vertical position is nearest. @param {any[]} stops @param {DOMRect} rect */
export function nearest(stops, { top }) {
  const distance = (stop) => Math.abs(stop.getBoundingClientRect().top - top);
  return [...stops].sort((one, other) => distance(one) - distance(other))[0] ?? null;
}
