// The notice above the calendar if something is wrong, the hint in an empty calendar, and the progress bar.
import { isFiltered } from '../state.js';
import { announce } from '../../core/announce.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';

/** @typedef {{ message: string, action: import('../../core/toasts.js').Action }} Problem */

export class Notices {

  /** @param {() => void} resized called when the notice appears or disappears */
  constructor(resized) {
    this.notice = document.querySelector('#calendar-notice');
    this.hint = document.querySelector('#calendar-empty');
    this.progress = document.querySelector('#calendar-busy');
    this.resized = resized;
  }

  /** @param {Problem | null} problem null when it is resolved */
  showProblem(problem) {
    const same = problem?.message === this.message && problem;
    this.message = problem?.message;
    if (same || (!problem && this.notice.hidden)) {
      return;
    }
    this.notice.hidden = !problem;
    this.notice.replaceChildren();
    if (problem) {
      this.notice.append(icon('cloud-slash'), create('span', {}, problem.message), this.#action(problem.action));
    }
    this.resized();
  }

  /** @param {boolean} isBusy */
  showBusy(isBusy) {
    this.progress.classList.toggle('busy', isBusy);
  }

  /** @param {boolean} isEmpty @param {string} period */
  showEmpty(isEmpty, period) {
    const before = this.hint.hidden ? '' : this.hint.textContent;
    this.hint.hidden = !isEmpty;
    if (isEmpty) {
      this.hint.textContent = isFiltered() ? text('nothingMatches') : text('nothingPlanned', { period });
      if (this.hint.textContent !== before) {
        announce(this.hint.textContent);
      }
    }
  }

  /** Refetches with other filters and says how many events match. @param {import('../feed/feed.js').Feed} feed */
  async announceMatches(feed) {
    await feed.refetch();
    const { length: number } = feed.events;
    announce(number === 0 ? text('nothingMatches') : text(number === 1 ? 'matchesOne' : 'matches', { number }));
  }

  /** @param {import('../../core/toasts.js').Action} action */
  #action({ label, href, run }) {
    if (href) {
      return create('a', { class: 'btn', href }, label);
    }
    const button = create('button', { type: 'button', class: 'btn' }, label);
    button.addEventListener('click', run);
    return button;
  }

}
