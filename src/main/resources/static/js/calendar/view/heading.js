// The heading of the page, and the title of the tab: the period, and the saved view or the teams that are shown.
import { periodText } from './period.js';
import { effectiveFilters, narrow } from '../state.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';

const MAX_NAMES = 2;

export class Heading {

  /** @param {any} root */
  constructor(root) {
    this.periodElement = create('span');
    this.shownElement = create('span', { class: 'period-of' });
    root.replaceChildren(this.periodElement, this.shownElement);
    this.period = '';
    this.viewName = '';
  }

  /** @param {Parameters<typeof periodText>[0]} view of FullCalendar */
  showPeriod(view) {
    this.period = periodText(view, narrow.matches);
    this.#update();
  }

  /** Shows the current filters. @param {string} viewName the name of the saved view with these filters, or an empty text */
  showFilters(viewName) {
    this.viewName = viewName;
    this.#update();
  }

  #update() {
    if (!this.period) {
      return;
    }
    const shown = this.viewName || teamsText();
    this.#set(this.periodElement, this.period);
    this.#set(this.shownElement, shown && ` · ${shown}`);
    document.title = text('title', { period: this.period + this.shownElement.textContent });
  }

  /** Writes only what changes, because the heading is a live region. */
  #set(element, words) {
    if (element.textContent !== words) {
      element.textContent = words;
    }
  }

}

/** The names of the selected teams, or their number if there are many. */
function teamsText() {
  const { team = [] } = effectiveFilters();
  return team.length > MAX_NAMES ? text('teamsShown', { number: team.length }) : team.map(nameOf).join(', ');
}

const nameOf = (id) => document.querySelector(`#filters input[name="team"][value="${CSS.escape(id)}"]`)
  ?.closest('.filter-row').querySelector('.name').textContent ?? '';
