// Offers to move the descendants of a moved item along, with a preview of their new dates.
import { dialogIsOpen } from '../../item/dialog.js';
import { CHANGE_UNDOING, listen, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_UPDATED } from '../../core/events.js';
import { request } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { dismiss, toast } from '../../core/toasts.js';
import { daysMoved, shiftEvent } from '../event-times.js';
import { toEvent } from '../view/event-content.js';
import { afterPendingSaves, withVersion } from './optimistic-save.js';
import { rememberEvents } from './optimistic-undo.js';

export class DescendantMove {

  /**
   * @param {any} bar the element of the offer
   * @param {any} calendar
   * @param {import('../feed/feed.js').Feed} feed
   * @param {(id: string) => void} focusEvent
   */
  constructor(bar, calendar, feed, focusEvent) {
    this.bar = bar;
    this.calendar = calendar;
    this.feed = feed;
    this.focusEvent = focusEvent;
    /** @type {{ id: string, workItemId: string, title: string, days: number, before: FeedEvent, moves: Promise<import('./optimistic-save.js').Saved>[] } | null} */
    this.offered = null;
    /** An offer that another update interrupted. */
    this.interrupted = null;
    this.words = bar.querySelector('p');
    bar.querySelector('[data-move]').addEventListener('click', () => this.#accept());
    bar.querySelector('[data-leave-be]').addEventListener('click', () => this.#decline());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !bar.hidden && !event.defaultPrevented && !dialogIsOpen()) {
        event.preventDefault();
        this.#decline();
      }
    });
    listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, WORK_ITEM_DELETED, CHANGE_UNDOING], () => this.#withdraw());
  }

  /**
   * Makes the offer if the start of the item moved by whole days and the item has descendants with dates.
   * @param {FeedEvent} before
   * @param {FeedEvent} after
   * @param {Promise<import('./optimistic-save.js').Saved>} saved the move of the item itself
   */
  async offer(before, after, saved) {
    const { id, title, extendedProps: { workItemId, childCount } } = before;
    // If the item is moved again before the viewer responds, the offer covers both moves.
    const earlier = this.interrupted?.id === id ? this.interrupted : { days: 0, before, moves: [] };
    const days = earlier.days + (daysMoved(before, after)?.start ?? 0);
    this.interrupted = null;
    if (!days || !childCount) {
      return;
    }
    const offer = { id, workItemId, title, days, before: earlier.before, moves: [...earlier.moves, saved] };
    this.offered = offer;
    // If this request fails there is no offer; the save of the move itself reports the problem.
    const items = await request(path(workItemId)).then(({ body }) => body.items, () => 0);
    if (this.offered === offer && items > 0) {
      this.#show(items);
      if (!await saved && this.offered === offer) {
        this.#decline();
      }
    }
  }

  /** Another update starts before the offer is answered. */
  interrupt() {
    this.interrupted = this.offered ?? this.interrupted;
    this.#withdraw();
  }

  /** Removes the offer. The descendants stay where they are. */
  #withdraw() {
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
    this.#withdraw();
    this.interrupted = null;
  }

  /** The calendar was redrawn, which removes the preview. */
  redrawn() {
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
    for (const raw of this.#descendants().map((one) => shiftEvent(one, this.offered.days))) {
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

  /** The descendants whose events are on screen. */
  #descendants() {
    const ids = new Set([this.offered.workItemId]);
    const descendants = new Set();
    let size;
    do {
      size = descendants.size;
      this.feed.events.filter(({ extendedProps }) => ids.has(extendedProps.parentId)).forEach((raw) => {
        descendants.add(raw);
        ids.add(raw.extendedProps.workItemId);
      });
    } while (descendants.size > size);
    return [...descendants];
  }

  async #accept() {
    const { workItemId, title, days, before: itemBefore, moves } = this.offered;
    const before = this.#descendants();
    this.#decline();
    this.feed.hold();
    this.#replace(before.map((raw) => shiftEvent(raw, days)));
    try {
      await afterPendingSaves(async () => {
        const saved = await Promise.all(moves);
        if (!saved.at(-1)) {
          this.#replace(before);
          return;
        }
        // The moves of the item become part of this change, so that all are undone together.
        const changeIds = saved.filter((change) => typeof change === 'string');
        const { body: { changed }, changeId } = await request(path(workItemId), { method: 'POST', json: { days, changeIds }, about: 'family' });
        rememberEvents(changeId, [itemBefore, ...before]);
        dismiss(`work-item-${workItemId}`);
        this.#replace(before.map((raw) => withVersion(shiftEvent(raw, days), raw.extendedProps.version + 1)));
        toast(text(changed === 1 ? 'familyMovedOne' : 'familyMoved', { title, number: changed }), { level: 'success', about: 'family', changeId });
      });
    }
    catch (problem) {
      this.#replace(before);
      if (problem.status !== 401) {
        const reason = problem.status === undefined ? text('offlineAction') : problem.reason;
        toast(text('familyRefused', { reason }), { level: 'error', about: 'family' });
      }
    }
    finally {
      this.feed.release();
    }
  }

  #replace(events) {
    this.feed.replace(events);
    this.feed.redraw();
  }

}

const path = (workItemId) => `api/work-items/${workItemId}/shift-children`;
