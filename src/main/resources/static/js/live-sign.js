// Says in the top bar how fresh the page is: it keeps itself up to date, it is about to do so
// again, or since when it does not.
import { momentText, icon, make, text } from './page.js';

const ICONS = { live: 'broadcast', reconnecting: 'arrow-clockwise', 'as-of': 'cloud-slash' };

// A connection that is back within a moment is not worth a word.
const WORTH_A_WORD = 2000;
const LONG = 10_000;

const [CONNECTED, JUST_LOST, LOST, LOST_FOR_LONG] = [0, 1, 2, 3];

export class LiveSign {

  /** @param answeredAt tells when the last answer came */
  constructor(answeredAt) {
    this.answeredAt = answeredAt;
    this.element = document.querySelector('#live-sign');
    this.isFailing = false;
    this.lost = JUST_LOST;
    this.timers = [];
  }

  connected(is) {
    if (is) {
      this.timers.splice(0).forEach(clearTimeout);
      this.#become(CONNECTED);
    }
    else if (this.timers.length === 0) {
      this.timers = [[LOST, WORTH_A_WORD], [LOST_FOR_LONG, LONG]]
        .map(([state, time]) => setTimeout(() => this.#become(state), time));
      this.#become(JUST_LOST);
    }
  }

  failed(is) {
    this.isFailing = is;
    if (this.said || is) {
      this.#show();
    }
  }

  #become(state) {
    this.lost = state;
    this.#show();
  }

  #state() {
    if (this.answeredAt() && (this.isFailing || this.lost === LOST_FOR_LONG || !navigator.onLine)) {
      return 'as-of';
    }
    if (this.isFailing || this.lost >= LOST) {
      return 'reconnecting';
    }
    return this.lost === CONNECTED ? 'live' : this.said?.state;
  }

  #show() {
    const state = this.#state();
    if (!state) {
      return;
    }
    const words = { live: () => text('live'), reconnecting: () => text('reconnecting'),
      'as-of': () => text('asOf', { time: momentText(this.answeredAt()) }) }[state]();
    if (this.said?.words === words) {
      return;
    }
    this.element.dataset.state = state;
    this.element.replaceChildren(icon(ICONS[state]), make('span', {}, words));
    if (!this.said) {
      // What a page says as it opens is not read out; what changes is.
      setTimeout(() => this.element.setAttribute('role', 'status'));
    }
    this.said = { state, words };
  }

}
