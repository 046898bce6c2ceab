// Moving an event without a mouse: every press shows at once and says where the event is now;
// presses that follow each other are saved together, the way a drag is.
import { text } from '../page.js';
import { when } from './event-look.js';
import { asItIs, placed, save } from './moving.js';
import { put } from './saving.js';

const PAUSE = 400;
const DAY = 24 * 3_600_000;
const HALF_HOUR = { minutes: 30 };
const BACK = { minutes: -30 };

export class Nudging {

  /**
   * @param show turns the calendar to what it does not show and gives the event the focus
   * @param say says something to those who listen
   * @param moved called with the event of the feed before, where it is now, and whether that was saved, later
   */
  constructor(calendar, feed, { show, say, moved }) {
    Object.assign(this, { calendar, feed, show, say, moved });
    this.pending = null;
    this.waiting = 0;
    addEventListener('beforeunload', (event) => this.waiting > 0 && event.preventDefault());
  }

  /** @return whether the key, pressed with Alt, moves an event */
  press({ key, shiftKey }, id) {
    const event = this.calendar.getEventById(id);
    const change = event && changeFor(key, shiftKey, event, this.calendar.view.type.startsWith('timeGrid'));
    if (!change) {
      return false;
    }
    if (!event.startEditable) {
      this.say(text('notMovable', { title: event.title }));
      return true;
    }
    if (this.pending?.id !== id) {
      this.flush();
      this.feed.hold();
      this.waiting++;
      this.pending = { id, raw: this.feed.events.find((raw) => raw.id === id), before: asItIs(event) };
    }
    change(event);
    this.pending.wanted = asItIs(event);
    this.#place(this.pending.wanted);
    this.feed.redraw();
    this.show(event);
    this.say(text('keyMoved', { title: event.title, when: when(event) }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
    return true;
  }

  /** Saves what waits for it. @return a promise that it is */
  flush() {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = null;
    return pending ? this.#save(pending) : Promise.resolve();
  }

  async #save({ id, before, raw, wanted }) {
    try {
      if (wanted.startStr !== before.startStr || wanted.endStr !== before.endStr) {
        const saved = save({ event: wanted, before: raw }, this.feed);
        this.moved(raw, placed(raw, wanted), saved);
        await saved;
        // What was pressed meanwhile stays on screen.
        if (this.pending?.id === id) {
          this.#place(this.pending.wanted);
          this.feed.redraw();
        }
      }
    }
    finally {
      this.waiting--;
      this.feed.release();
    }
  }

  /** Changes what the next redraw shows of an event. */
  #place(wanted) {
    const raw = this.feed.events.find(({ id }) => id === wanted.id);
    if (raw) {
      put(this.feed, wanted.id, placed(raw, wanted));
    }
  }

}

/** What a key does to an event; nothing where its end would come before its start. */
function changeFor(key, shiftKey, event, byTime) {
  const hours = byTime && !event.allDay;
  const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!along && !across) {
    return null;
  }
  if (!shiftKey) {
    return across && hours ? (one) => one.moveDates(across > 0 ? HALF_HOUR : BACK)
      : (one) => one.moveDates({ days: along ?? across * 7 });
  }
  const step = hours ? { minutes: 30 * (along ?? across) } : along && { days: along };
  const least = event.allDay ? DAY : 0;
  const length = event.end && event.end - event.start + (hours ? 30 * 60_000 : DAY) * (along ?? across);
  return step && length > least - (event.allDay ? 2 * 3_600_000 : 0) ? (one) => one.moveEnd(step) : () => {};
}
