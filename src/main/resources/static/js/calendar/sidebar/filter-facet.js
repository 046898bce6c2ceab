// A facet with open values: labels and locations. A value has a visible row while an event of the period has it, or while it
// is selected.
import { create } from '../../core/dom.js';

export class FilterFacet {

  /** @param {any} group */
  constructor(group) {
    this.group = group;
    this.name = group.dataset.facet;
  }

  /** Adds a row for a value unless there is one. Rows are sorted by name. @param {string} value @param {string} [name] */
  add(value, name = value) {
    if (this.#rows().some((row) => row.querySelector('input').value === value)) {
      return;
    }
    const box = create('input', { class: 'form-check-input', type: 'checkbox', name: this.name, value });
    const row = create('label', { class: 'filter-row', 'data-count': `${this.name}/${value}` },
      box, create('span', { class: 'name' }, name), create('span', { class: 'count' }));
    const next = this.#rows().find((other) => other.querySelector('.name').textContent.localeCompare(name) > 0);
    this.group.insertBefore(row, next ?? null);
  }

  /** Hides rows without a count, unless they are selected or focused. */
  update() {
    for (const row of this.#rows()) {
      row.hidden = row.classList.contains('none') && !row.querySelector('input').checked && !row.contains(document.activeElement);
    }
    this.group.hidden = this.#rows().every((row) => row.hidden);
  }

  #rows() {
    return [...this.group.querySelectorAll('.filter-row')];
  }

}
