// The names of days for screen readers: every cell has one before it is focused, with the number of its events and those
// that started before.
import { longDay } from '../../core/date-format.js';
import { addDays, startOfDay } from '../../core/dates.js';
import { text } from '../../core/i18n.js';
import { spanOf } from '../editing/working-days.js';
import { clockSpan } from '../event-times.js';

const MOST_TITLES = 5;
const CELLS = 'td.fc-daygrid-day[data-date]:not(.fc-day-disabled), td.fc-timegrid-col[data-date]';

/**
 * The events of each day.
 * @param {FeedEvent[]} events
 * @param {string} first day
 * @param {string} last day
 * @returns {Map<string, { number: number, running: string[] }>} by day; `running` has the titles of events that started before
 */
export function eventsByDay(events, first, last) {
  const days = new Map();
  for (const event of events) {
    const span = spanOf({ ...clockSpan(event), allDay: event.allDay });
    for (let day = span.first < first ? first : span.first; day <= span.last && day <= last; day = addDays(day, 1)) {
      const entry = days.get(day) ?? { number: 0, running: [] };
      entry.number++;
      if (day > span.first) {
        entry.running.push(event.title);
      }
      days.set(day, entry);
    }
  }
  return days;
}

/**
 * "Saturday, 4 October 2025, day off, 2 events"
 * @param {string} date
 * @param {number} number of events
 * @param {import('./free-days.js').FreeDays} freeDays
 */
export function dayLabel(date, number, freeDays) {
  const name = longDay.format(startOfDay(date));
  const free = freeDays.holidays.get(date) ?? (freeDays.isFree(date) ? text('dayOff') : '');
  const day = free ? `${name}, ${free}` : name;
  return number === 0 ? text('dayEmpty', { day }) : text(number === 1 ? 'dayEvent' : 'dayEvents', { day, number });
}

/** "Continues: Write report, Move house"; empty without such events. @param {string[]} titles */
export function runningText(titles) {
  const named = titles.slice(0, MOST_TITLES).join(', ');
  return titles.length === 0 ? '' : text('dayContinues', { titles: titles.length > MOST_TITLES ? `${named}, …` : named });
}

/** Sets an attribute, or removes it if it is empty. @param {Element} cell @param {string} name @param {string} value */
export function describe(cell, name, value) {
  if ((cell.getAttribute(name) ?? '') !== value) {
    cell.setAttribute(name, value);
    cell.toggleAttribute(name, value !== '');
  }
}

export class DayLabels {

  /**
   * @param {HTMLElement} root
   * @param {import('../feed/feed.js').Feed} feed
   * @param {import('./free-days.js').FreeDays} freeDays
   */
  constructor(root, feed, freeDays) {
    this.root = root;
    this.feed = feed;
    this.freeDays = freeDays;
  }

  /** Names the grid and all its days, after everything is drawn. */
  update() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.root.querySelector('.fc-scrollgrid')?.setAttribute('aria-label', document.querySelector('#period').textContent);
      this.label([...this.root.querySelectorAll(CELLS)]);
    });
  }

  /** Names cells. @param {any[]} cells with dates */
  label(cells) {
    const dates = cells.map((cell) => cell.dataset.date).sort();
    if (dates.length > 0) {
      const days = eventsByDay(this.feed.events, dates[0], dates[dates.length - 1]);
      cells.forEach((cell) => {
        const { number = 0, running = [] } = days.get(cell.dataset.date) ?? {};
        describe(cell, 'aria-label', dayLabel(cell.dataset.date, number, this.freeDays));
        describe(cell, 'aria-description', runningText(running));
      });
    }
  }

}
