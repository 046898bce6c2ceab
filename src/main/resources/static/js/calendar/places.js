// Where days and events are on screen. An event may reach over several days, so what is on a
// day is found by where it is drawn.

const DAY_CELLS = 'td.fc-daygrid-day[data-date]:not(.fc-day-disabled)';
const TIME_COLUMNS = 'td.fc-timegrid-col[data-date]';
const STOPS = '[data-event-link], .fc-daygrid-more-link';
const TOUCH = 2;

export const dayAfter = (date, days) => {
  const [year, month, day] = date.split('-').map(Number);
  const moved = new Date(year, month - 1, day + days);
  return [String(moved.getFullYear()).padStart(4, '0'), moved.getMonth() + 1, moved.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

export const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

/** The days of a view that draws them; none in a list. */
export class Places {

  constructor(root) {
    this.root = root;
  }

  get hasTimes() {
    return Boolean(this.root.querySelector('.fc-timegrid'));
  }

  cells() {
    return [...this.root.querySelectorAll(this.hasTimes ? TIME_COLUMNS : DAY_CELLS)];
  }

  cellOf(date) {
    const cells = this.cells().filter((cell) => cell.dataset.date === date);
    return cells.find((cell) => !cell.matches('.fc-day-other')) ?? cells[0] ?? null;
  }

  /** Events, and what leads to more of them, from the top down. */
  stops() {
    return [...this.root.querySelectorAll(STOPS)].filter((stop) => !stop.closest('.fc-popover') && isSeen(stop));
  }

  stopsOn(cell) {
    return this.stops().filter((stop) => this.#touches(stop, cell)).sort(fromTheTop);
  }

  /** The days of the row that a drawn event reaches over, the first one first. */
  cellsUnder(stop) {
    return this.cells().filter((cell) => this.#touches(stop, cell));
  }

  #touches(stop, cell) {
    const one = stop.getBoundingClientRect();
    const other = cell.getBoundingClientRect();
    const beside = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const above = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    // Events that last all day stand above the columns of hours.
    return beside > TOUCH && (this.hasTimes || above > TOUCH);
  }

}

export function fromTheTop(one, other) {
  const first = one.getBoundingClientRect();
  const second = other.getBoundingClientRect();
  return first.top - second.top || first.left - second.left;
}

/** Of some events the one whose height is nearest. */
export function nearest(stops, { top }) {
  const distance = (stop) => Math.abs(stop.getBoundingClientRect().top - top);
  return [...stops].sort((one, other) => distance(one) - distance(other))[0] ?? null;
}
