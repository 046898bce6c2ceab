// Live updates: the server announces the version of the calendar, on connecting and after every change (server-sent
// events). A page that shows another version refetches.
import { address } from '../core/http.js';
import { LiveStatus } from './live-status.js';
import { openStream } from './stream.js';

const STREAM = 'calendar/live';
const JITTER = 250;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;
const HIDDEN_FOR = 30_000;

/** Many pages learn of a change at the same moment; jitter spreads their requests. */
const jitter = () => Math.random() * JITTER;

const backoff = (tries) => Math.min(LAST_RETRY, FIRST_RETRY * 2 ** tries) * (0.5 + Math.random() / 2);

export class LiveUpdates {

  /**
   * @param {object} page
   * @param {(version: string) => boolean} page.isShown whether the page shows this version
   * @param {(version: string | null) => Promise<unknown>} page.refetch called with the version announced last, or null for any
   * @param {() => Date | null} page.answeredAt when the last response arrived
   */
  constructor({ isShown, refetch, answeredAt }) {
    this.isShown = isShown;
    this.refetch = refetch;
    this.status = new LiveStatus(answeredAt);
    this.source = null;
    this.announced = null;
    this.failures = 0;
    this.tries = 0;
    this.due = null;
    this.fetching = false;
  }

  start() {
    document.addEventListener('visibilitychange', () => this.#onVisibility());
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', (event) => event.persisted && this.#resume());
    addEventListener('online', () => this.#resume());
    addEventListener('offline', () => {
      this.#close();
      this.status.setConnected(false);
    });
    this.#open();
    this.#onVisibility();
  }

  /** @param {boolean} isFailing whether the last fetch failed */
  setFailing(isFailing) {
    this.status.setFailing(isFailing);
  }

  /** A hidden page closes its connection after a while. */
  #onVisibility() {
    clearTimeout(this.closing);
    if (document.visibilityState === 'visible') {
      this.#resume();
    }
    else {
      this.closing = setTimeout(() => this.#close(), HIDDEN_FOR);
    }
  }

  #resume() {
    if (!this.source) {
      this.failures = 0;
      this.#open();
    }
  }

  #open() {
    this.#close();
    this.source = openStream(new URL(address(STREAM), location.href).href, {
      onVersion: (version) => this.#onVersion(version), onLost: () => this.#onError(),
    });
  }

  #close() {
    clearTimeout(this.reopening);
    this.source?.close();
    this.source = null;
  }

  #onVersion(version) {
    this.failures = 0;
    this.announced = version;
    this.status.setConnected(true);
    if (!this.isShown(version)) {
      this.#fetchIn(jitter());
    }
  }

  /**
   * Reconnects with exponential backoff. The browser gives up when the server refuses the stream, and does not report why;
   * a refetch finds out. If that fails too, it is repeated: the server may be back, and the session may have ended.
   */
  #onError() {
    this.#close();
    this.status.setConnected(false);
    this.reopening = setTimeout(() => this.#open(), backoff(this.failures));
    this.failures++;
    if (this.failures === 2 || (this.failures > 2 && this.status.isFailing)) {
      this.refetch(null);
    }
  }

  /** An announced version replaces a scheduled retry; a scheduled fetch of a version stays. */
  #fetchIn(delay, isRetry = false) {
    if (this.due && (isRetry || !this.due.isRetry)) {
      return;
    }
    clearTimeout(this.due?.timer);
    this.due = { isRetry, timer: setTimeout(() => this.#fetch(), delay) };
  }

  /** An announcement never aborts a running fetch, so a page also updates while many changes arrive. */
  async #fetch() {
    this.due = null;
    const version = this.announced;
    if (this.fetching || !this.source || this.isShown(version)) {
      return;
    }
    this.fetching = true;
    try {
      await this.refetch(version);
    }
    finally {
      this.fetching = false;
    }
    if (this.announced !== version) {
      this.tries = 0;
      this.#fetchIn(jitter());
    }
    else if (this.isShown(version)) {
      this.tries = 0;
    }
    else {
      this.#fetchIn(backoff(this.tries++), true);
    }
  }

}
