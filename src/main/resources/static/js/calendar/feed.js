// Fetches the events of the window on screen. The newest question wins: an answer to an
// older one, or to one that was asked before something was deleted, is dropped. What is on
// screen stays there until the answer is here.
import { address, momentText, text } from '../page.js';
import { keep, lastSeen } from './last-seen.js';
import { filterParameters, isFiltered, state } from './state.js';

const FEED = 'calendar/work-items/feed';

export class Feed {

  /**
   * @param show called with the events to draw
   * @param count called with all events of the window, whatever the filters
   * @param trouble called with { message, action } when there is some, with null when it is over
   * @param held called whenever something begins that is shown before it is saved
   */
  constructor({ show, count, trouble, busy, held }) {
    Object.assign(this, { show, count, trouble, busy, held });
    Object.assign(this, { events: [], window: null, asked: 0, holds: 0, answeredAt: null, version: null, drawn: null });
  }

  /** Shows another window; start and end are what FullCalendar says, end exclusive. */
  open(start, end) {
    this.window = { start, end };
    return this.refetch();
  }

  refetch() {
    this.running = this.#fetchAndShow();
    return this.running;
  }

  /** Shows this version of the calendar, unless what is being fetched already does. */
  async follow(version) {
    await this.running;
    if (this.version !== version) {
      await this.refetch();
    }
  }

  async #fetchAndShow() {
    if (!this.window || this.holds > 0) {
      return;
    }
    const question = this.#ask();
    question.url = this.#url(filterParameters());
    try {
      const response = await this.#fetch(question.url, question.signal);
      if (this.#isOld(question)) {
        return;
      }
      if (!response.ok) {
        this.trouble(await this.#refusal(response));
        return;
      }
      const body = await response.text();
      if (this.#isOld(question)) {
        return;
      }
      this.version = response.headers.get('X-Calendar-Version');
      this.#accept(body);
      keep(question.url, body);
      this.#countAll(question);
    }
    catch (error) {
      if (error.name !== 'AbortError' && !this.#isOld(question)) {
        await this.#showLastSeen(question);
        this.trouble(this.#unreachable());
      }
    }
    finally {
      if (!this.#isOld(question)) {
        this.busy(false);
      }
    }
  }

  /** Takes an event off the screen; answers that are on their way cannot bring it back. */
  remove(matches) {
    this.#ask();
    this.busy(false);
    const before = this.events.length;
    this.events = this.events.filter((event) => !matches(event));
    this.drawn = null;
    this.show(this.events);
    return this.events.length < before;
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
    this.show(this.events);
  }

  #ask() {
    this.controller?.abort();
    this.controller = new AbortController();
    this.busy(true);
    return { number: ++this.asked, signal: this.controller.signal };
  }

  #isOld(question) {
    return question.number !== this.asked;
  }

  #url(parameters) {
    const query = new URLSearchParams(this.window);
    parameters.forEach((value, name) => query.append(name, value));
    return `${address(FEED)}?${query}`;
  }

  #fetch(url, signal) {
    return fetch(url, { signal, cache: 'no-store', credentials: 'same-origin', headers: { Accept: 'application/json' } });
  }

  #accept(body) {
    this.answeredAt = new Date();
    this.trouble(null);
    this.#draw(body);
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

  #key() {
    return `${this.window.start}/${this.window.end}`;
  }

  #draw(body) {
    const key = this.#key();
    if (this.drawn?.key !== key || this.drawn.body !== body) {
      this.drawn = { key, body };
      this.events = JSON.parse(body);
      this.show(this.events);
    }
  }

  /** The numbers beside the filters count everything there is to filter. */
  async #countAll(question) {
    if (!isFiltered()) {
      this.count(this.events);
      return;
    }
    const response = await this.#fetch(this.#url(new URLSearchParams()), question.signal);
    if (response.ok && !this.#isOld(question)) {
      this.count(await response.json());
    }
  }

  /** What is on screen is of no known version until it can be fetched again. */
  #unreachable() {
    this.version = null;
    return {
      message: this.answeredAt ? text('offlineSince', { time: momentText(this.answeredAt) }) : text('offline'),
      action: this.#again(),
    };
  }

  async #refusal(response) {
    if (response.status === 401) {
      return { message: text('signedOut'), action: { label: text('signIn'), href: address('login') } };
    }
    const problem = response.status === 400 ? await response.json().catch(() => null) : null;
    if (problem?.errors) {
      const reason = problem.errors.map(({ field, message }) => `${field}: ${message}`).join(' ');
      return { message: text('feedRefused', { reason }), action: { label: text('clearFilters'), href: address(`calendar?view=${state.view}`) } };
    }
    this.version = null;
    return { message: text('feedFailed'), action: this.#again() };
  }

  #again() {
    return { label: text('retry'), run: () => this.refetch() };
  }

}
