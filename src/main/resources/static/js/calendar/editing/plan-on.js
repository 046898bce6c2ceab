// Plans an item of the tray on a chosen day, in the planner also for a person, without dragging (WCAG 2.5.7).
import { state } from '../state.js';
import { startOfDay } from '../../core/dates.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';
import { today } from '../../core/zone.js';

export class PlanOn {

  /**
   * @param {object} page
   * @param {() => string | null} page.dayInHand
   * @param {import('../planner/loader.js').PlannerLoader} page.planner
   * @param {(item: any, day: Date, rowId: string | null) => void} page.plan
   */
  constructor({ dayInHand, planner, plan }) {
    this.dayInHand = dayInHand;
    this.planner = planner;
    this.title = create('h2', { id: 'plan-on-title' });
    this.day = create('input', { type: 'date', id: 'plan-on-day', class: 'form-control', required: '', min: '1900-01-01', max: '2999-12-31' });
    this.person = create('select', { id: 'plan-on-person', class: 'form-select' });
    this.personField = field(text('person'), this.person);
    const cancel = create('button', { type: 'button', class: 'btn' }, text('cancel'));
    const form = create('form', {}, field(text('planDay'), this.day), this.personField,
      create('div', { class: 'choices' }, cancel, create('button', { class: 'btn btn-primary' }, text('plan'))));
    this.element = create('div', { class: 'question', popover: 'auto', role: 'dialog', 'aria-labelledby': 'plan-on-title' }, this.title, form);
    document.querySelector('#main').append(this.element);
    cancel.addEventListener('click', () => this.element.hidePopover());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.element.hidePopover();
      plan(this.item, startOfDay(this.day.value), this.personField.hidden ? null : this.person.value);
    });
  }

  /** @param {{ id: string, title: string }} item */
  open(item) {
    this.item = item;
    this.title.textContent = text('planTitle', { title: item.title });
    this.day.value = this.dayInHand() ?? today();
    const grid = state.view === 'people' ? this.planner.grid : null;
    this.personField.hidden = !grid;
    if (grid) {
      this.person.replaceChildren(...grid.planner.rows.map(({ id }) => create('option', { value: id }, grid.planner.nameOf(id))));
      this.person.value = grid.planner.rows.some(({ id }) => id === grid.rowId) ? grid.rowId : grid.planner.rows[0]?.id;
    }
    this.element.showPopover();
    this.day.focus();
  }

}

function field(label, control) {
  return create('div', { class: 'field' }, create('label', { class: 'form-label', for: control.id }, label), control);
}
