// The live status in the top bar: the page is live, is reconnecting, or shows data as of some time.
import { momentText } from '../core/date-format.js';
import { create } from '../core/dom.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';

const ICONS = { live: 'broadcast', reconnecting: 'arrow-clockwise', 'as-of': 'cloud-slash' };

// A connection that is restored within two seconds is not reported.
const MENTIONED_AFTER = 2000;
const LONG_AFTER = 10_000;

const [CONNECTED, JUST_LOST, LOST, LOST_FOR_LONG] = [0, 1, 2, 3];

export class LiveStatus {

  /** @param {() => Date | null} answeredAt when the last response arrived */
  constructor(answeredAt) {
    this.answeredAt = answeredAt;
    this.element = document.querySelector('#live-sign');
    this.isFailing = false;
    this.connection = JUST_LOST;
    /** @type {number[]} */
    this.timers = [];
    /** @type {{ state: string, words: string } | undefined} */
    this.shown = undefined;
  }

  /** @param {boolean} isConnected */
  setConnected(isConnected) {
    if (isConnected) {
      this.timers.splice(0).forEach(clearTimeout);
      this.#setConnection(CONNECTED);
    }
    else if (this.timers.length === 0) {
      this.timers = [[LOST, MENTIONED_AFTER], [LOST_FOR_LONG, LONG_AFTER]]
        .map(([state, time]) => setTimeout(() => this.#setConnection(state), time));
      this.#setConnection(JUST_LOST);
    }
  }

  /** @param {boolean} isFailing */
  setFailing(isFailing) {
    this.isFailing = isFailing;
    if (this.shown || isFailing) {
      this.#show();
    }
  }

  #setConnection(state) {
    this.connection = state;
    this.#show();
  }

  #state() {
    if (this.answeredAt() && (this.isFailing || this.connection === LOST_FOR_LONG || !navigator.onLine)) {
      return 'as-of';
    }
    if (this.isFailing || this.connection >= LOST) {
      return 'reconnecting';
    }
    return this.connection === CONNECTED ? 'live' : this.shown?.state;
  }

  #show() {
    const state = this.#state();
    if (!state) {
      return;
    }
    const words = { live: () => text('live'), reconnecting: () => text('reconnecting'),
      'as-of': () => text('asOf', { time: momentText(this.answeredAt()) }) }[state]();
    if (this.shown?.words === words) {
      return;
    }
    this.element.dataset.state = state;
    this.element.replaceChildren(icon(ICONS[state]), create('span', {}, words));
    if (!this.shown) {
      // A live region: later changes are announced, the initial status is not.
      setTimeout(() => this.element.setAttribute('role', 'status'));
    }
    this.shown = { state, words };
  }

}
