// Everything that a person has on one day, for days with more than a row of the planner
// shows. Escape and a click outside close it.
import { icon, make, text } from '../page.js';
import { fill } from './planner-bar.js';
import { dayName } from './planner-table.js';
import { addDays } from './working-days.js';

const BESIDE = 8;

export class MorePopover {

  constructor(planner) {
    this.planner = planner;
    this.title = make('h2', { id: 'planner-more-title' });
    this.list = make('ul');
    const close = make('button', { type: 'button', class: 'btn btn-quiet btn-icon', 'aria-label': text('close') }, icon('x-lg'));
    this.element = make('div', { class: 'planner-popover', popover: 'auto', role: 'dialog', 'aria-labelledby': 'planner-more-title' },
      make('header', {}, this.title, close), this.list);
    close.addEventListener('click', () => this.element.hidePopover());
    this.list.addEventListener('click', (event) => this.#click(event));
    this.element.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') {
        this.day = null;
      }
    });
  }

  /** Opens beside the button that was pressed. */
  open(button, rowId, column) {
    this.rowId = rowId;
    this.day = addDays(this.planner.first, column);
    this.#fill();
    this.element.showPopover();
    const place = button.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const within = (wanted, size, most) => `${Math.max(BESIDE, Math.min(wanted, most - size - BESIDE))}px`;
    this.element.style.setProperty('left', within(place.left, width, innerWidth));
    this.element.style.setProperty('top', within(place.bottom - height / 2, height, innerHeight));
    this.list.querySelector('a')?.focus();
  }

  /** Shows what is there now; what was opened for a day that is gone closes. */
  update() {
    if (!this.day) {
      return;
    }
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.eventId : null;
    this.#fill();
    if (this.list.children.length === 0) {
      this.element.hidePopover();
    }
    else if (focused) {
      ([...this.list.querySelectorAll('a')].find((link) => link.dataset.eventId === focused) ?? this.list.querySelector('a')).focus();
    }
  }

  #fill() {
    const column = [...this.planner.head.children].findIndex((cell) => cell.dataset.date === this.day) - 1;
    this.bars = column < 0 ? [] : this.planner.barsOn(this.rowId, column);
    this.title.textContent = text('allOn', { name: this.planner.nameOf(this.rowId), day: dayName(this.day) });
    this.list.replaceChildren(...this.bars.map((bar) => {
      const link = fill(make('a'), { ...bar.event, editable: false }, { starts: true, ends: true });
      link.classList.replace('planner-bar', 'planner-line');
      return make('li', {}, link);
    }));
  }

  #click(event) {
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
