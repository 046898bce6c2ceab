// The popover with all events of a person on one day. Escape and a click outside close it (Popover API).
import { drawBar } from './bar.js';
import { dayName } from './table.js';
import { addDays } from '../../core/dates.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';

const MARGIN = 8;

/**
 * Draws, updates or removes the "+n more" button of a cell.
 * @param {Element} cell
 * @param {number} number of bars without a lane
 * @param {number} lane
 * @param {() => string} label for screen readers
 */
export function drawOverflowButton(cell, number, lane, label) {
  const drawn = cell.querySelector('.planner-more');
  if (number === 0) {
    drawn?.remove();
    return;
  }
  const button = drawn ?? create('button', { type: 'button', class: 'planner-more', 'aria-haspopup': 'dialog' });
  button.textContent = text('more', { number });
  button.setAttribute('aria-label', label());
  button.style.setProperty('--lane', String(lane));
  cell.append(button);
}

export class OverflowPopover {

  /** @param {import('./planner.js').Planner} planner */
  constructor(planner) {
    this.planner = planner;
    /** @type {string | null} */
    this.day = null;
    this.rowId = '';
    /** @type {import('./rows.js').Bar[]} */
    this.bars = [];
    this.title = create('h2', { id: 'planner-more-title' });
    this.list = create('ul');
    const close = create('button', { type: 'button', class: 'btn btn-quiet btn-icon', 'aria-label': text('close') }, icon('x-lg'));
    this.element = create('div', { class: 'planner-popover', popover: 'auto', role: 'dialog', 'aria-labelledby': 'planner-more-title' },
      create('header', {}, this.title, close), this.list);
    close.addEventListener('click', () => this.element.hidePopover());
    this.list.addEventListener('click', (event) => this.#onClick(event));
    this.element.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') {
        this.day = null;
      }
    });
  }

  /** Opens next to a button. @param {HTMLElement} button @param {string} rowId @param {number} column */
  open(button, rowId, column) {
    this.rowId = rowId;
    this.day = addDays(this.planner.first, column);
    this.#draw();
    this.element.showPopover();
    const anchor = button.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const within = (wanted, size, most) => `${Math.max(MARGIN, Math.min(wanted, most - size - MARGIN))}px`;
    this.element.style.setProperty('left', within(anchor.left, width, innerWidth));
    this.element.style.setProperty('top', within(anchor.bottom - height / 2, height, innerHeight));
    this.list.querySelector('a')?.focus();
  }

  /** Redraws the open popover; closes it if its day is no longer on screen. */
  update() {
    if (!this.day) {
      return;
    }
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.eventId : null;
    this.#draw();
    if (this.list.children.length === 0) {
      this.element.hidePopover();
    }
    else if (focused) {
      ([...this.list.querySelectorAll('a')].find((link) => link.dataset.eventId === focused) ?? this.list.querySelector('a')).focus();
    }
  }

  #draw() {
    const column = [...this.planner.head.children].findIndex((cell) => cell.dataset.date === this.day) - 1;
    this.bars = column < 0 ? [] : this.planner.barsOn(this.rowId, column);
    this.title.textContent = text('allOn', { name: this.planner.nameOf(this.rowId), day: dayName(this.day) });
    this.list.replaceChildren(...this.bars.map((bar) => {
      const link = drawBar(create('a'), { ...bar.event, editable: false }, { starts: true, ends: true });
      link.classList.replace('planner-bar', 'planner-line');
      return create('li', {}, link);
    }));
  }

  #onClick(event) {
    const link = event.target.closest('a');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const raw = this.bars.find((bar) => bar.event.id === link.dataset.eventId).event;
      const { rowId } = this;
      this.element.hidePopover();
      this.planner.openItem(document.activeElement, raw, rowId);
    }
  }

}
