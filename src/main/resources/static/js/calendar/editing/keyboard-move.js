// Moves an event with the keyboard. Every key press is shown at once; consecutive ones are debounced (400 ms) into one save.
import { DAY } from '../../core/dates.js';
import { text } from '../../core/i18n.js';
import { withDates } from '../event-times.js';
import { when } from '../view/event-content.js';
import { reschedule } from './reschedule.js';

const SAVE_AFTER = 400;
const HALF_AN_HOUR = 30 * 60_000;

export class KeyboardMove {

  /**
   * @param {any} calendar
   * @param {import('../feed/feed.js').Feed} feed
   * @param {object} page
   * @param {(event: CalendarEvent) => void} page.show scrolls or navigates to the event and focuses it
   * @param {(message: string) => void} page.announce writes to the live region
   * @param {MoveListener} page.onMove
   */
  constructor(calendar, feed, { show, announce, onMove }) {
    this.calendar = calendar;
    this.feed = feed;
    this.show = show;
    this.announce = announce;
    this.onMove = onMove;
    this.pending = null;
    this.unsaved = 0;
    addEventListener('beforeunload', (event) => this.unsaved > 0 && event.preventDefault());
  }

  /**
   * @param {{ key: string, shiftKey: boolean }} keyEvent pressed with Alt
   * @param {string} id of the event
   * @returns {boolean} whether the key moves events
   */
  press({ key, shiftKey }, id) {
    const event = this.calendar.getEventById(id);
    const change = event && changeFor(key, shiftKey, event, this.calendar.view.type.startsWith('timeGrid'));
    if (!change) {
      return false;
    }
    if (!event.startEditable) {
      this.announce(text('notMovable', { title: event.title }));
      return true;
    }
    if (this.pending?.id !== id) {
      this.flush();
      this.feed.hold();
      this.unsaved++;
      this.pending = { id, raw: this.feed.find(id) };
    }
    change(event);
    this.pending.wanted = withDates(this.pending.raw, event);
    this.#showDates(this.pending.wanted);
    this.feed.redraw();
    this.show(event);
    this.announce(text('keyMoved', { title: event.title, when: when(event) }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SAVE_AFTER);
    return true;
  }

  /** Saves the pending move now. @returns {Promise<void>} */
  flush() {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = null;
    return pending ? this.#save(pending) : Promise.resolve();
  }

  async #save({ id, raw, wanted }) {
    try {
      if (wanted.start !== raw.start || (wanted.end ?? '') !== (raw.end ?? '')) {
        const saved = reschedule({ before: raw, after: wanted, quiet: true }, this.feed);
        this.onMove(raw, wanted, saved);
        await saved;
        // Keys pressed during the request stay on screen.
        if (this.pending?.id === id) {
          this.#showDates(this.pending.wanted);
          this.feed.redraw();
        }
      }
    }
    finally {
      this.unsaved--;
      this.feed.release();
    }
  }

  #showDates(wanted) {
    const raw = this.feed.find(wanted.id);
    if (raw) {
      this.feed.put({ ...raw, start: wanted.start, end: wanted.end, allDay: wanted.allDay });
    }
  }

}

/** What a key does to an event; nothing if the end would come before the start, null if the key is not an arrow. */
function changeFor(key, shiftKey, event, byTime) {
  const hours = byTime && !event.allDay;
  const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!along && !across) {
    return null;
  }
  if (!shiftKey) {
    const step = across && hours ? { minutes: 30 * across } : { days: along ?? across * 7 };
    return (one) => one.moveDates(step);
  }
  const step = hours ? { minutes: 30 * (along ?? across) } : along && { days: along };
  const least = event.allDay ? DAY - 1 : 0;
  const length = event.end && event.end - event.start + (hours ? HALF_AN_HOUR : DAY) * (along ?? across);
  return step && length > least ? (one) => one.moveEnd(step) : () => {};
}
