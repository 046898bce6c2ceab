// Draws the events of the feed in FullCalendar, with crowded days thinned out (see event-thinning.js).
import { addDays, DAY, isoDay } from '../../core/dates.js';
import { thin } from '../feed/event-thinning.js';
import { toEvent } from './event-content.js';

// Only views of more days than a long month have cells of limited height.
const LONGEST_MONTH = 31;
const WEEKS = 6;
const YEAR_COLUMNS = 4;
const YEAR_MONTH_WIDTH = 480;
// The minimum heights that the stylesheet gives to the header of the month, to the number of a day and to an event, in rem.
const LARGE = { head: 1.75, number: 1.5, row: 1.5 };
const SMALL = { head: 0, number: 1.375, row: 1 };

export class CrowdedDays {

  /** @param {HTMLElement} root the element of FullCalendar */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, number>} */
    this.leftOut = new Map();
    /** @type {Map<string, FeedEvent>} */
    this.drawn = new Map();
    this.window = null;
    this.opened = null;
    /** Whether all events are drawn, for print. */
    this.isOff = false;
  }

  /** Draws all events of this day from now on. @param {string} day @returns {boolean} whether some were left out */
  open(day) {
    this.opened = day;
    return this.hiddenOn(day) > 0;
  }

  /** The number of events left out of a day. @param {string} day */
  hiddenOn(day) {
    return this.leftOut.get(day) ?? 0;
  }

  /**
   * Selects the events to draw.
   * @param {FeedEvent[]} events
   * @param {{ start: Date, end: Date }} window end exclusive
   * @returns {object[]} input for FullCalendar
   */
  draw(events, window) {
    if (this.window?.start.getTime() !== window.start.getTime()) {
      this.opened = null;
    }
    this.window = window;
    this.drawn = new Map(this.#thin(events, window).map((event) => [event.id, event]));
    return [...this.drawn.values()].map(toEvent);
  }

  /** Hides drawn events, or shows them again, without a new layout. @param {FeedEvent[]} events @param {boolean} isHidden */
  hide(events, isHidden) {
    const ids = new Set(events.map(({ id }) => id));
    [...this.root.querySelectorAll('[data-event-id]')].filter(({ dataset }) => ids.has(dataset.eventId))
      .forEach((drawn) => { drawn.style.visibility = isHidden ? 'hidden' : ''; });
  }

  /** Removes drawn events that are not among these and draws those that now fit. All others stay in place. */
  shrink(calendar, events) {
    const before = this.drawn;
    this.draw(events, this.window);
    const [source] = calendar.getEventSources();
    calendar.batchRendering(() => {
      [...before.keys()].filter((id) => !this.drawn.has(id)).forEach((id) => calendar.getEventById(id)?.remove());
      [...this.drawn.values()].filter(({ id }) => !before.has(id)).forEach((event) => calendar.addEvent(toEvent(event), source));
    });
  }

  #thin(events, { start, end }) {
    const length = Math.round((end.getTime() - start.getTime()) / DAY);
    if (this.isOff || length <= LONGEST_MONTH) {
      this.leftOut = new Map();
      return events;
    }
    const cells = { first: isoDay(start), last: addDays(isoDay(end), -1), most: mostInCell(this.root, length), opened: this.opened };
    const { kept, leftOut } = thin(events, cells);
    this.leftOut = leftOut;
    return kept;
  }

}

/** One more than fits into a cell under the number of the day. */
function mostInCell(root, days) {
  const isYear = days > WEEKS * 7;
  // In the year view, months are side by side, each about as tall as it is wide.
  const month = isYear ? Math.max(YEAR_MONTH_WIDTH, innerWidth / YEAR_COLUMNS) : root.clientHeight;
  const { head, number, row } = isYear ? SMALL : LARGE;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const weeks = isYear ? WEEKS : Math.round(days / 7);
  return Math.max(0, Math.floor(((month / rem - head) / weeks - number) / row)) + 1;
}
