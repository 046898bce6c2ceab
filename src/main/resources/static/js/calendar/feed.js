// Fetches the events of the window on screen. The newest question wins: an answer to an
// older one, or to one that was asked before something was deleted, is dropped. What is on
// screen stays there until the answer is here.
import { text } from '../page.js';
import { addressOf, ask, eventsAt, refusal, unreachable } from './asking.js';
import { keep, lastSeen } from './last-seen.js';
import { filterParameters, isFiltered } from './state.js';

const PATIENCE = 150;

export class Feed {

  /**
   * @param show called with the events to draw
   * @param less called with the events that are left of those that are drawn
   * @param hide called with events that are leaving, and with whether to hide them or to show them again
   * @param count called with all events of the window, whatever the filters
   * @param trouble called with { message, action } when there is some, with null when it is over
   * @param held called whenever something begins that is shown before it is saved
   */
  constructor({ show, less, hide, count, trouble, busy, held }) {
    Object.assign(this, { show, less, hide, count, trouble, busy, held });
    Object.assign(this, { events: [], window: null, asked: 0, holds: 0, leaving: new Set(), answeredAt: null, version: null, drawn: null, hasGap: false });
  }

  /** Shows another window, with its end exclusive. @return whether its events are on their way */
  open(start, end) {
    const isNew = this.window?.start !== start || this.window.end !== end;
    if (isNew) {
      this.window = { start, end };
      this.drawn = null;
      this.refetch();
    }
    return isNew && this.holds === 0;
  }

  refetch() {
    this.running = this.#fetchAndShow();
    return this.running;
  }

  /** Shows this version of the calendar, or null for any, unless what is being fetched already does. */
  async follow(version) {
    await this.running;
    if (version === null || this.version !== version) {
      await this.refetch();
    }
  }

  async #fetchAndShow() {
    if (!this.window || this.holds > 0) {
      return;
    }
    const question = this.#ask();
    question.url = addressOf(this.window, filterParameters());
    try {
      const response = await ask(question.url, question.signal);
      const body = response.ok ? await response.text() : null;
      if (this.#isOld(question)) {
        return;
      }
      if (body === null) {
        this.#refused(await refusal(response, () => this.#unknown()), question);
        return;
      }
      this.version = response.headers.get('X-Calendar-Version');
      this.answeredAt = new Date();
      this.trouble(null);
      this.#draw(body);
      keep(question.url, body);
      this.#countAll(question);
    }
    catch (error) {
      if (error.name !== 'AbortError' && !this.#isOld(question)) {
        await this.#showLastSeen(question);
        this.trouble(unreachable(this.answeredAt, this.#unknown()));
      }
    }
    finally {
      if (!this.#isOld(question)) {
        this.busy(false);
        this.#showWhatThereIs();
      }
    }
  }

  /** Takes an event off the screen; answers that are on their way cannot bring it back. */
  remove(matches) {
    this.#ask();
    this.busy(false);
    this.leaving.delete(matches);
    const gone = this.#takeOff(matches);
    requestAnimationFrame(() => setTimeout(() => this.#closeGap()));
    return gone.length > 0;
  }

  /** Takes an event off until it is removed or revealed, whatever the answers say. @return what was taken off */
  conceal(matches) {
    this.leaving.add(matches);
    return this.#takeOff(matches);
  }

  /** Puts back what is not deleted after all. */
  reveal(matches, events) {
    this.leaving.delete(matches);
    this.events = [...this.events, ...events];
    this.drawn = null;
    this.hide(events, false);
    this.#showAll();
    this.refetch();
  }

  /** Waits with answers while something is being saved that the screen shows already. */
  hold() {
    this.holds++;
    this.held();
    this.controller?.abort();
    this.asked++;
  }

  release() {
    this.holds--;
    this.drawn = null;
    return this.refetch();
  }

  /** Draws again what the server said last. */
  redraw() {
    this.#showAll();
  }

  #ask() {
    this.controller?.abort();
    this.controller = new AbortController();
    this.busy(true);
    return { number: ++this.asked, signal: this.controller.signal };
  }

  /** A server that has too much to do says when to ask again. */
  #refused(refusal, question) {
    this.trouble(refusal);
    if (refusal.retryIn) {
      setTimeout(() => this.#isOld(question) || this.refetch(), refusal.retryIn);
    }
  }

  #isOld(question) {
    return question.number !== this.asked;
  }

  /** Without a connection, a window that is not on screen yet shows what was seen there last. */
  async #showLastSeen(question) {
    const seen = this.drawn?.key === this.#key() ? null : await lastSeen(question.url);
    if (seen && !this.#isOld(question)) {
      this.answeredAt = seen.seenAt;
      this.#draw(seen.body);
      this.count(this.events);
    }
  }

  /** Without an answer, another window has what is known of it. */
  #showWhatThereIs() {
    if (this.drawn?.key !== this.#key()) {
      this.#showAll();
    }
  }

  #key() {
    return `${this.window.start}/${this.window.end}`;
  }

  #draw(body) {
    const key = this.#key();
    const { drawn } = this;
    if (drawn?.key === key && drawn.body === body) {
      return;
    }
    const stays = (event) => ![...this.leaving].some((matches) => matches(event));
    this.events = JSON.parse(body).filter(stays);
    this.drawn = { key, body, events: this.events };
    if (drawn?.key !== key || JSON.stringify(drawn.events) !== JSON.stringify(this.events)) {
      this.#showAll();
    }
  }

  #showAll() {
    this.hasGap = false;
    this.show(this.events);
  }

  /** What stands below moves up; that takes long to draw, and what is gone is to be seen before. */
  #closeGap() {
    if (this.hasGap) {
      this.hasGap = false;
      this.less(this.events);
    }
  }

  /** The answer that confirms it need not be drawn again. */
  #takeOff(matches) {
    const gone = this.events.filter(matches);
    if (gone.length > 0) {
      this.events = this.events.filter((event) => !matches(event));
      this.drawn = { key: this.#key(), body: null, events: this.events };
      this.hide(gone, true);
      this.hasGap = true;
      // At the latest; the server's word, which drawing would only delay, comes before.
      setTimeout(() => this.#closeGap(), PATIENCE);
    }
    return gone;
  }

  /** The numbers beside the filters count everything there is to filter; without an answer they stay. */
  async #countAll(question) {
    if (!isFiltered()) {
      this.count(this.events);
      return;
    }
    const all = await eventsAt(addressOf(this.window, new URLSearchParams()), question.signal);
    if (all && !this.#isOld(question)) {
      this.count(all);
    }
  }

  /** What is on screen is of no known version until it can be fetched again. */
  #unknown() {
    this.version = null;
    return { label: text('retry'), run: () => this.refetch() };
  }

}
