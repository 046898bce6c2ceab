// Owns the events of the window on screen and fetches them; put, replace and remove are those of the event store. Only
// the response to the latest request counts, and events stay on screen until it arrives.
import { EventStore } from './event-store.js';
import { fetchEvents, fetchFeed, feedPath, LatestRequest, offlineProblem, refusalProblem } from './feed-client.js';
import { readStoredFeed, storeFeed } from './offline-feed.js';
import { Removals } from './removals.js';
import { text } from '../../core/i18n.js';
import { today } from '../../core/zone.js';
import { filterParameters, isFiltered, isShown } from '../state.js';

export class Feed extends EventStore {

  #requests = new LatestRequest();
  #holds = 0;
  /** The state on screen: { window key, response body, events } */
  #drawn = null;

  /** @param {FeedListener} listener */
  constructor(listener) {
    super();
    this.listener = listener;
    this.removals = new Removals(this, listener);
    this.window = null;
    /** When the last response arrived. @type {Date | null} */
    this.answeredAt = null;
    /** The version of the calendar on screen, null if unknown. @type {string | null} */
    this.version = null;
    this.running = Promise.resolve();
  }

  /** Shows another window. @param {string} start @param {string} end exclusive @returns {boolean} whether its events are being fetched */
  open(start, end) {
    const isNew = this.window?.start !== start || this.window.end !== end;
    if (isNew) {
      this.window = { start, end };
      this.#drawn = null;
      this.refetch();
    }
    return isNew && this.#holds === 0;
  }

  refetch() {
    return (this.running = this.#fetchAndShow());
  }

  /** Refetches, unless the running request brings this version. @param {string | null} version null for any */
  async follow(version) {
    await this.running;
    if (version === null || this.version !== version) {
      await this.refetch();
    }
  }

  async #fetchAndShow() {
    if (!this.window || this.#holds > 0) {
      return;
    }
    const { signal, isOld } = this.#begin();
    const path = feedPath(this.window, filterParameters());
    try {
      const response = await fetchFeed(path, signal);
      const body = response.ok ? await response.text() : null;
      if (isOld()) {
        return;
      }
      if (body === null) {
        const { retryIn, ...problem } = await refusalProblem(response, () => this.#retry());
        this.listener.problem(problem);
        if (retryIn) {
          setTimeout(() => isOld() || this.refetch(), retryIn);
        }
        return;
      }
      this.version = response.headers.get('X-Calendar-Version');
      this.answeredAt = new Date();
      this.listener.problem(null);
      this.#draw(body);
      storeFeed(path, body);
      this.#countAll(signal, isOld);
    }
    catch (error) {
      if (error.name !== 'AbortError' && !isOld()) {
        await this.#showStored(path, isOld);
        this.listener.problem(offlineProblem(this.answeredAt, this.#retry()));
      }
    }
    finally {
      if (!isOld()) {
        this.listener.busy(false);
        // Without a response, a new window shows the events known for it.
        if (this.#drawn?.key !== this.#key()) {
          this.redraw();
        }
      }
    }
  }

  /** Removes events permanently; running requests cannot restore them. @param {EventFilter} matches @returns {boolean} whether any was on screen */
  discard(matches) {
    this.#begin();
    this.listener.busy(false);
    this.removals.unconceal(matches);
    const removed = this.#takeOff(matches);
    requestAnimationFrame(() => setTimeout(() => this.removals.closeGap()));
    return removed.length > 0;
  }

  /** Removes events until they are discarded or revealed. @param {EventFilter} matches @returns {FeedEvent[]} the removed events */
  conceal(matches) {
    this.removals.conceal(matches);
    return this.#takeOff(matches);
  }

  /** Restores concealed events. @param {EventFilter} matches @param {FeedEvent[]} events */
  reveal(matches, events) {
    this.removals.unconceal(matches);
    this._reset([...this.events, ...events]);
    this.#drawn = null;
    this.listener.hide(events, false);
    this.redraw();
    this.refetch();
  }

  /** Suspends refetching while an optimistic update is being saved. Each hold needs one release. */
  hold() {
    this.#holds++;
    this.listener.held();
    this.#requests.cancel();
  }

  release() {
    this.#holds--;
    this.#drawn = null;
    return this.refetch();
  }

  redraw() {
    this.removals.redrawn();
    this.listener.show(this.events);
  }

  #begin() {
    this.listener.busy(true);
    return this.#requests.start();
  }

  /** Without a connection, a new window shows the last stored response. */
  async #showStored(path, isOld) {
    const stored = this.#drawn?.key === this.#key() ? null : await readStoredFeed(path);
    if (stored && !isOld()) {
      this.answeredAt = stored.seenAt;
      this.#draw(stored.body);
      this.listener.count(this.events);
    }
  }

  #key() {
    // The day decides what is overdue.
    return `${this.window.start}/${this.window.end}/${today()}/${isFiltered()}`;
  }

  #draw(body) {
    const key = this.#key();
    const drawn = this.#drawn;
    if (drawn?.key === key && drawn.body === body) {
      return;
    }
    this._reset(this.removals.withoutConcealed(JSON.parse(body)).filter(isShown));
    this.#drawn = { key, body, events: this.events };
    if (drawn?.key !== key || JSON.stringify(drawn.events) !== JSON.stringify(this.events)) {
      this.redraw();
    }
  }

  /** A response with the same events need not be drawn again. */
  #takeOff(matches) {
    const removed = this.removals.remove(matches);
    if (removed.length > 0) {
      this.#drawn = { key: this.#key(), body: null, events: this.events };
    }
    return removed;
  }

  /** The counts beside the filters include hidden events. Without a response they are kept. */
  async #countAll(signal, isOld) {
    const all = !isFiltered() ? this.events : await fetchEvents(feedPath(this.window, new URLSearchParams()), signal);
    if (all && !isOld()) {
      this.listener.count(all);
    }
  }

  /** The version on screen is unknown until a fetch succeeds. */
  #retry() {
    this.version = null;
    return { label: text('retry'), run: () => this.refetch() };
  }

}
