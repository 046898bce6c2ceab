// What is wrong with the calendar, above it; and what to do where it is empty.
import { icon, make, text } from '../page.js';
import { isFiltered } from './state.js';

export class Notices {

  constructor(resized) {
    this.place = document.querySelector('#calendar-notice');
    this.hint = document.querySelector('#calendar-empty');
    this.line = document.querySelector('#calendar-busy');
    this.resized = resized;
  }

  /** @param trouble { message, action: { label, href } or { label, run } }, or null when it is over */
  trouble(trouble) {
    const same = trouble?.message === this.said && trouble;
    this.said = trouble?.message;
    if (same || (!trouble && this.place.hidden)) {
      return;
    }
    this.place.hidden = !trouble;
    this.place.replaceChildren();
    if (trouble) {
      this.place.append(icon('cloud-slash'), make('span', {}, trouble.message), this.#action(trouble.action));
    }
    this.resized();
  }

  busy(is) {
    this.line.classList.toggle('busy', is);
  }

  empty(is, period) {
    this.hint.hidden = !is;
    if (is) {
      this.hint.textContent = isFiltered() ? text('nothingMatches') : text('nothingPlanned', { period });
    }
  }

  #action({ label, href, run }) {
    if (href) {
      return make('a', { class: 'btn', href }, label);
    }
    const button = make('button', { type: 'button', class: 'btn' }, label);
    button.addEventListener('click', run);
    return button;
  }

}
