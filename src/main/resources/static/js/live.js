// Keeps a page up to date by itself. The server tells the version of the calendar, at once
// and after every change; what is on screen is fetched anew when it is of another one.
import { address } from './page.js';
import { LiveSign } from './live-sign.js';

const STREAM = 'calendar/live';
const JITTER = 250;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;
const HIDDEN_FOR = 30_000;

/** Many pages hear of a change in the same instant; they do not all ask in the same one. */
const jitter = () => Math.random() * JITTER;

const backoff = (tries) => Math.min(LAST_RETRY, FIRST_RETRY * 2 ** tries) * (0.5 + Math.random() / 2);

export class Live {

  /**
   * @param shows tells whether what is on screen is of this version
   * @param refetch fetches what is on screen; it is called with the version told last, or null for any
   * @param answeredAt tells when the last answer came
   */
  constructor({ shows, refetch, answeredAt }) {
    Object.assign(this, { shows, refetch });
    this.sign = new LiveSign(answeredAt);
    this.source = null;
    this.told = null;
    this.losses = 0;
    this.tries = 0;
    this.due = null;
    this.fetching = false;
  }

  start() {
    document.addEventListener('visibilitychange', () => this.#heedVisibility());
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', (event) => event.persisted && this.#resume());
    addEventListener('online', () => this.#resume());
    addEventListener('offline', () => {
      this.#close();
      this.sign.connected(false);
    });
    this.#open();
    this.#heedVisibility();
  }

  /** Says whether the last attempt to fetch failed. */
  failed(is) {
    this.sign.failed(is);
  }

  /** A page that nobody looks at leaves its connection to others after a while. */
  #heedVisibility() {
    clearTimeout(this.hiding);
    if (document.visibilityState === 'visible') {
      this.#resume();
    }
    else {
      this.hiding = setTimeout(() => this.#close(), HIDDEN_FOR);
    }
  }

  #resume() {
    if (!this.source) {
      this.losses = 0;
      this.#open();
    }
  }

  #open() {
    this.#close();
    this.source = new EventSource(address(STREAM));
    this.source.addEventListener('calendar-changed', (event) => this.#hear(JSON.parse(event.data).version));
    this.source.addEventListener('error', () => this.#lose());
  }

  #close() {
    clearTimeout(this.reopening);
    this.source?.close();
    this.source = null;
  }

  #hear(version) {
    this.losses = 0;
    this.told = version;
    this.sign.connected(true);
    if (!this.shows(version)) {
      this.#fetchIn(jitter());
    }
  }

  /**
   * Opens the stream again, with exponential backoff. The browser itself would give up
   * when the server refuses it; it does not say why either, so a fetch finds out. A fetch
   * that failed, too, is repeated: the server may be back, and this session gone.
   */
  #lose() {
    this.#close();
    this.sign.connected(false);
    this.reopening = setTimeout(() => this.#open(), backoff(this.losses));
    this.losses++;
    if (this.losses === 2 || (this.losses > 2 && this.sign.isFailing)) {
      this.refetch(null);
    }
  }

  /** A repetition that is due later gives way to news; news that are due stay so. */
  #fetchIn(delay, isRepetition = false) {
    if (this.due && (isRepetition || !this.due.isRepetition)) {
      return;
    }
    clearTimeout(this.due?.timer);
    this.due = { isRepetition, timer: setTimeout(() => this.#fetch(), delay) };
  }

  /** One fetch is never cut short by the next news: a page that hears a lot sees it, too. */
  async #fetch() {
    this.due = null;
    const version = this.told;
    if (this.fetching || !this.source || this.shows(version)) {
      return;
    }
    this.fetching = true;
    try {
      await this.refetch(version);
    }
    finally {
      this.fetching = false;
    }
    if (this.told !== version) {
      this.tries = 0;
      this.#fetchIn(jitter());
    }
    else if (this.shows(version)) {
      this.tries = 0;
    }
    else {
      this.#fetchIn(backoff(this.tries++), true);
    }
  }

}
