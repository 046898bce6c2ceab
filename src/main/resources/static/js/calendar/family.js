// What stands below a moved item can come along: the bar offers it, and shows on the calendar
// where everything would go.
import { csrfHeaders, text } from '../page.js';
import { dialogIsOpen } from '../dialog.js';
import { sessionEnded } from '../session.js';
import { toast } from '../toasts.js';
import { toEvent } from './event-look.js';
import { plusDays } from './keeping.js';
import { daysMoved } from './moving.js';
import { inTurn, reasonOf, request, withVersion } from './saving.js';
import { remember } from './undoing.js';
import { addDays } from './working-days.js';

export class Family {

  /** @param focusEvent puts the focus on an event */
  constructor(bar, calendar, feed, focusEvent) {
    Object.assign(this, { bar, calendar, feed, focusEvent, offered: null, unanswered: null });
    this.words = bar.querySelector('p');
    bar.querySelector('[data-move]').addEventListener('click', () => this.#move());
    bar.querySelector('[data-leave-be]').addEventListener('click', () => this.#decline());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !bar.hidden && !event.defaultPrevented && !dialogIsOpen()) {
        event.preventDefault();
        this.#decline();
      }
    });
    for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted', 'changeUndoing']) {
      document.body.addEventListener(name, () => this.leave());
    }
  }

  /**
   * Offers to move along what stands below, where something does and the item came to other days.
   * @param before the event of the feed as it was
   * @param after the same, where it is now
   * @param saved whether it stays there, later
   */
  async offer(before, after, saved) {
    const { id, title, extendedProps: { workItemId, childCount } } = before;
    // Who moves it on before answering is asked about the whole way.
    const earlier = this.unanswered?.id === id ? this.unanswered.days : 0;
    const days = earlier + (daysMoved(before, after)?.start ?? 0);
    this.unanswered = null;
    if (!days || !childCount) {
      return;
    }
    const offer = { id, workItemId, title, days, saved };
    this.offered = offer;
    // Where it is not known there is nothing to offer; the move itself says what is wrong.
    const items = await request(path(workItemId)).then(({ body }) => body.items, () => 0);
    if (this.offered === offer && items > 0) {
      this.#show(items);
      if (!await saved && this.offered === offer) {
        this.#decline();
      }
    }
  }

  /** Something else is done before the offer is answered. */
  interrupt() {
    this.unanswered = this.offered ?? this.unanswered;
    this.leave();
  }

  /** Everything below stays where it is. */
  leave() {
    const { offered } = this;
    this.offered = null;
    if (!this.bar.hidden) {
      const hadFocus = this.bar.contains(document.activeElement);
      this.bar.hidden = true;
      this.words.textContent = '';
      this.#clear();
      if (hadFocus) {
        this.focusEvent(offered.id);
      }
    }
  }

  #decline() {
    this.leave();
    this.unanswered = null;
  }

  /** The calendar was drawn anew. */
  drawn() {
    if (!this.bar.hidden) {
      this.#preview();
    }
  }

  #show(items) {
    const { title, days } = this.offered;
    const by = days > 0 ? 'familyLater' : 'familyEarlier';
    const one = (key, number) => (Math.abs(number) === 1 ? `${key}One` : key);
    this.bar.hidden = false;
    this.words.textContent = `${text(one(by, days), { title, days: Math.abs(days) })} ${text(one('familyOffer', items), { number: items })}`;
    this.#preview();
  }

  #preview() {
    this.#clear();
    for (const raw of this.#below().map((one) => moved(one, this.offered.days))) {
      const { title, start, end, allDay, extendedProps, classNames } = toEvent(raw);
      this.calendar.addEvent({
        title, start, end, allDay, classNames: [...classNames, 'wi-preview'], editable: false, interactive: false,
        extendedProps: { color: extendedProps.color, status: extendedProps.status, preview: true },
      });
    }
  }

  #clear() {
    this.calendar.getEvents().filter(({ extendedProps }) => extendedProps.preview).forEach((event) => event.remove());
  }

  /** What is on screen of everything below. */
  #below() {
    const ids = new Set([this.offered.workItemId]);
    const below = new Set();
    let size;
    do {
      size = below.size;
      this.feed.events.filter(({ extendedProps }) => ids.has(extendedProps.parentId)).forEach((raw) => {
        below.add(raw);
        ids.add(raw.extendedProps.workItemId);
      });
    } while (below.size > size);
    return [...below];
  }

  async #move() {
    const { workItemId, days, saved } = this.offered;
    const before = this.#below();
    this.#decline();
    this.feed.hold();
    this.#replace(before.map((raw) => moved(raw, days)));
    try {
      await inTurn(async () => {
        if (!await saved) {
          this.#replace(before);
          return;
        }
        const { body: { changed }, changeId } = await request(path(workItemId), {
          method: 'POST', headers: { 'Content-Type': 'application/json', ...csrfHeaders() }, body: JSON.stringify({ days }),
        });
        remember(changeId, before);
        this.#replace(before.map((raw) => withVersion(moved(raw, days), raw.extendedProps.version + 1)));
        toast(text(changed === 1 ? 'familyMovedOne' : 'familyMoved', { number: changed }), { level: 'success', about: 'family', changeId });
      });
    }
    catch (problem) {
      this.#replace(before);
      if (problem.status === 401) {
        sessionEnded('family');
      }
      else {
        const reason = problem.status === undefined ? text('offlineAction') : reasonOf(problem);
        toast(text('familyRefused', { reason }), { level: 'error', about: 'family' });
      }
    }
    finally {
      this.feed.release();
    }
  }

  #replace(raws) {
    const byId = new Map(raws.map((raw) => [raw.id, raw]));
    this.feed.events = this.feed.events.map((raw) => byId.get(raw.id) ?? raw);
    this.feed.redraw();
  }

}

const path = (workItemId) => `api/work-items/${workItemId}/shift-children`;

function moved(raw, days) {
  const by = (value) => (raw.allDay ? addDays(value, days) : plusDays(new Date(value), days).toISOString());
  return { ...raw, start: by(raw.start), ...(raw.end ? { end: by(raw.end) } : {}) };
}
