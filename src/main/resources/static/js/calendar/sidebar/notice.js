// The notice above the calendar if something is wrong, the hint in an empty calendar, and the progress bar.
import { isFiltered } from '../state.js';
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
    this.hint.hidden = !isEmpty;
    if (isEmpty) {
      this.hint.textContent = isFiltered() ? text('nothingMatches') : text('nothingPlanned', { period });
    }
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
