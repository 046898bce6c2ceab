// Of crowded days FullCalendar shows what fits and says "+12 more", but to find out what fits
// it draws everything. It gets a little more than can fit; the rest is counted, and comes when
// somebody asks for it.
import { toEvent } from './event-look.js';
import { isoDay } from './period.js';
import { addDays } from './working-days.js';

// Views of more days than a long month draw them as cells, a week in a row.
const MOST_IN_LISTS = 31;
const WEEKS = 6;
const MONTHS_BESIDE = 4;
const WIDEST_ALONE = 480;
// What the style sheet gives at least to the number of a day and to an event below it, in rem.
const LARGE = { head: 1.75, number: 1.5, row: 1.25 };
const SMALL = { head: 0, number: 1.375, row: 1 };
const DAY = 86_400_000;
const HALF_AN_HOUR = 1_800_000;

export class Crowd {

  /** @param root what FullCalendar draws in */
  constructor(root) {
    this.root = root;
    this.leftOut = new Map();
    this.drawn = new Map();
    this.window = null;
    this.opened = null;
    this.isOff = false;
  }

  /** Gives FullCalendar all events of this day as well. @return whether it did not have them */
  open(day) {
    this.opened = day;
    return this.beyond(day) > 0;
  }

  /** How many events of a day FullCalendar does not know of. */
  beyond(day) {
    return this.leftOut.get(day) ?? 0;
  }

  /**
   * Gives FullCalendar what it needs of the events of the feed.
   * @param window with its dates, end exclusive
   */
  draw(events, window) {
    if (this.window?.start.getTime() !== window.start.getTime()) {
      this.opened = null;
    }
    this.window = window;
    this.drawn = new Map(this.#thin(events, window).map((event) => [event.id, event]));
    return [...this.drawn.values()].map(toEvent);
  }

  /** Hides events where they stand, or shows them again; what is beside them stays where it is. */
  hide(events, is) {
    const ids = new Set(events.map(({ id }) => id));
    [...this.root.querySelectorAll('[data-event-id]')].filter(({ dataset }) => ids.has(dataset.eventId))
      .forEach((drawn) => { drawn.style.visibility = is ? 'hidden' : ''; });
  }

  /** Takes off what is no longer among the events. What moves up from below is drawn, all else stays as it is. */
  takeOff(calendar, events) {
    const before = this.drawn;
    this.draw(events, this.window);
    const [source] = calendar.getEventSources();
    calendar.batchRendering(() => {
      [...before.keys()].filter((id) => !this.drawn.has(id)).forEach((id) => calendar.getEventById(id)?.remove());
      [...this.drawn.values()].filter(({ id }) => !before.has(id)).forEach((event) => calendar.addEvent(toEvent(event), source));
    });
  }

  /**
   * Leaves out what is on crowded days only. A day of which something is left out keeps more
   * than fits into it, so that it always says that there is more.
   */
  #thin(events, { start, end }) {
    const first = isoDay(start);
    const last = addDays(isoDay(end), -1);
    this.leftOut = new Map();
    const length = Math.round((end - start) / DAY);
    if (this.isOff || length <= MOST_IN_LISTS) {
      return events;
    }
    const most = mostInCell(this.root, length);
    const kept = new Map();
    const isKept = ({ days }) => {
      if (!days.some((day) => day === this.opened || (kept.get(day) ?? 0) < most)) {
        days.forEach((day) => this.leftOut.set(day, this.beyond(day) + 1));
        return false;
      }
      days.forEach((day) => kept.set(day, (kept.get(day) ?? 0) + 1));
      return true;
    };
    return events.map((event) => placed(event, first, last)).sort(inOrder).filter(isKept).map(({ event }) => event);
  }

}

/** One more than fits into a cell below the number of the day. */
function mostInCell(root, days) {
  const isYear = days > WEEKS * 7;
  // A year has its months beside each other, each about as tall as it is wide.
  const month = isYear ? Math.max(WIDEST_ALONE, innerWidth / MONTHS_BESIDE) : root.clientHeight;
  const { head, number, row } = isYear ? SMALL : LARGE;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(0, Math.floor(((month / rem - head) / WEEKS - number) / row)) + 1;
}

/** Where FullCalendar will put it: begin, length, and the days on screen that it is drawn on. */
function placed(event, first, last) {
  const start = momentOf(event.start);
  const end = event.end ? momentOf(event.end) : new Date(start.getTime() + (event.allDay ? DAY : HALF_AN_HOUR));
  const days = [];
  const until = event.allDay && !event.end ? isoDay(start) : isoDay(new Date(Math.max(end - 1, start)));
  for (let day = isoDay(start) < first ? first : isoDay(start); day <= until && day <= last; day = addDays(day, 1)) {
    days.push(day);
  }
  return { event, start: start.getTime(), length: end - start, days };
}

const momentOf = (text) => new Date(text.includes('T') ? text : `${text}T00:00`);

/** FullCalendar's own order. */
const inOrder = (one, other) => one.start - other.start || other.length - one.length
  || Number(one.event.allDay) - Number(other.event.allDay) || one.event.title.localeCompare(other.event.title);
