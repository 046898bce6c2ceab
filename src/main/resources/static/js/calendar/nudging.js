// Moving an event without a mouse: every press shows at once and says where the event is now;
// presses that follow each other are saved together, the way a drag is.
import { text } from '../page.js';
import { when } from './event-look.js';
import { save } from './moving.js';

const PAUSE = 400;
const DAY = 24 * 3_600_000;
const HALF_HOUR = { minutes: 30 };
const BACK = { minutes: -30 };

export class Nudging {

  /**
   * @param show turns the calendar to what it does not show and gives the event the focus
   * @param say says something to those who listen
   */
  constructor(calendar, feed, { show, say }) {
    Object.assign(this, { calendar, feed, show, say });
    this.pending = null;
    this.waiting = 0;
    this.saving = Promise.resolve();
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
      this.pending = { id, before: this.calendar.getEventById(id), raw: this.#raw(id) };
    }
    change(event);
    this.pending.wanted = asItIs(event, this.calendar);
    this.#place(this.pending.wanted);
    this.feed.redraw();
    this.show(this.calendar.getEventById(id));
    this.say(text('keyMoved', { title: event.title, when: when(event) }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
    return true;
  }

  /** Saves what waits for it. */
  flush() {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = null;
    if (pending) {
      this.saving = this.saving.then(() => this.#save(pending));
    }
    return this.saving;
  }

  async #save({ id, before, raw, wanted }) {
    const shown = this.#raw(id);
    const version = shown?.extendedProps.version;
    try {
      if (shown && (wanted.startStr !== before.startStr || wanted.endStr !== before.endStr)) {
        const original = { ...raw, extendedProps: { ...raw.extendedProps, version } };
        wanted.extendedProps.version = version;
        // While it begins, saving looks at what was there before.
        this.#put(id, () => original);
        const saved = save({ event: wanted, oldEvent: before }, this.feed);
        this.#put(id, () => shown);
        await saved;
        this.#heed(id, this.#raw(id)?.extendedProps.version !== version, original);
      }
    }
    finally {
      this.waiting--;
      this.feed.release();
    }
  }

  /** What was refused goes back; what was pressed meanwhile stays on screen. */
  #heed(id, isSaved, original) {
    if (!isSaved) {
      this.#put(id, () => original);
      this.feed.redraw();
    }
    else if (this.pending?.id === id) {
      this.#place(this.pending.wanted);
    }
  }

  #raw(id) {
    return this.feed.events.find((event) => event.id === id);
  }

  #place({ id, startStr, endStr, end }) {
    this.#put(id, (raw) => ({ ...raw, start: startStr, end: end ? endStr : undefined }));
  }

  /** Changes what the next redraw shows of an event. */
  #put(id, change) {
    this.feed.events = this.feed.events.map((raw) => (raw.id === id ? change(raw) : raw));
  }

}

/**
 * The calendar may be drawn anew while something is saved, and then the event it had is no
 * more; what is saved stays what it is.
 */
function asItIs({ id, title, allDay, start, end, startStr, endStr, extendedProps }, calendar) {
  const props = { ...extendedProps };
  const setExtendedProp = (name, value) => {
    props[name] = value;
    calendar.getEventById(id)?.setExtendedProp(name, value);
  };
  return { id, title, allDay, start, end, startStr, endStr, extendedProps: props, setExtendedProp };
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
