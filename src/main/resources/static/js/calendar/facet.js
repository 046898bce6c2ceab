// A group of filters whose values are as many as there happen to be: labels and locations. A
// value has a row while something in the period has it, or while it is chosen.
import { make } from '../page.js';

export class Facet {

  constructor(group) {
    this.group = group;
    this.name = group.dataset.facet;
  }

  /** Sees to it that a value has its row, in the order of the names. */
  offer(value, name = value) {
    if (this.#rows().some((row) => row.querySelector('input').value === value)) {
      return;
    }
    const box = make('input', { class: 'form-check-input', type: 'checkbox', name: this.name, value });
    const row = make('label', { class: 'filter-row', 'data-count': `${this.name}/${value}` },
      box, make('span', { class: 'name' }, name), make('span', { class: 'count' }));
    const next = this.#rows().find((other) => other.querySelector('.name').textContent.localeCompare(name) > 0);
    this.group.insertBefore(row, next ?? null);
  }

  /** Shows the rows that say something. What has the focus stays. */
  arrange() {
    for (const row of this.#rows()) {
      row.hidden = row.classList.contains('none') && !row.querySelector('input').checked && !row.contains(document.activeElement);
    }
    this.group.hidden = this.#rows().every((row) => row.hidden);
  }

  #rows() {
    return [...this.group.querySelectorAll('.filter-row')];
  }

}
