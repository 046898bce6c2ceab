// The filters in the side panel. No selection means no filter; the URL stores the selection.
import { FilterFacet } from './filter-facet.js';
import { change, effectiveFilters, isFiltered, isGone, onState, state } from '../state.js';
import { OVERDUE, STATUSES } from '../view-query.js';
import { create } from '../../core/dom.js';
import { formatNumber, text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';
import { isOverdueEvent } from '../../core/overdue.js';
import { searchText } from '../../core/search-text.js';
import { toast } from '../../core/toasts.js';

const MANY_PEOPLE = 12;
const SEARCH_AFTER = 250;
const SUB_TYPES = { sub_project: 'project', sub_activity: 'activity', subtask: 'task' };

export class Filters {

  /** @param {any} root @param {() => void} changed called after every change */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.completed = root.querySelector('#show-completed');
    this.clear = root.querySelector('#clear-filters');
    this.others = root.querySelector('#other-filters');
    this.words = root.querySelector('#filter-words');
    this.labels = new FilterFacet(root.querySelector('#label-filter'));
    this.locations = new FilterFacet(root.querySelector('#location-filter'));
    root.addEventListener('change', (event) => this.#change(event.target));
    root.addEventListener('input', (event) => this.#onInput(event.target));
    this.clear.addEventListener('click', () => {
      this.words.focus();
      this.clearAll();
    });
    onState(() => this.#show());
    this.#show();
    this.#tellWhatIsGone();
  }

  clearAll() {
    clearTimeout(this.timer);
    this.words.value = '';
    this.#set({});
  }

  /** Shows the counts beside the filters. @param {FeedEvent[]} events */
  count(events) {
    const counts = new Map();
    const add = (name, value) => counts.set(`${name}/${value}`, (counts.get(`${name}/${value}`) ?? 0) + 1);
    for (const event of events) {
      const { type, status, priority, teamId, assigneeIds = [], labels = [], location, locationId } = event.extendedProps;
      if (isOverdueEvent(event)) {
        add(OVERDUE, 'true');
      }
      add('team', teamId ?? 'personal');
      add('type', SUB_TYPES[type] ?? type);
      add('status', status);
      add('priority', priority);
      labels.forEach((label) => {
        add('label', label);
        this.labels.add(label);
      });
      if (locationId) {
        add('location', locationId);
        this.locations.add(locationId, location);
      }
      assigneeIds.forEach((id) => add('assignee', id));
    }
    for (const row of this.root.querySelectorAll('[data-count]')) {
      const number = counts.get(row.dataset.count) ?? 0;
      row.querySelector('.count').textContent = number ? formatNumber(number) : '';
      row.classList.toggle('none', number === 0);
    }
    this.#updatePeople();
    this.labels.update();
    this.locations.update();
  }

  #change(input) {
    if (input === this.completed) {
      const all = state.filters.status ?? STATUSES;
      const rest = all.filter((status) => status !== 'completed');
      this.#setOne('status', input.checked ? [...rest, 'completed'] : (rest.length ? rest : STATUSES.filter((status) => status !== 'completed')));
    }
    else if (input.name === 'team') {
      this.#switchTeam(input);
    }
    else if (input.name) {
      const boxes = [...this.root.querySelectorAll(`input[name="${input.name}"]`)];
      const hidden = (state.filters[input.name] ?? []).filter((value) => !boxes.some((box) => box.value === value));
      this.#setOne(input.name, [...hidden, ...boxes.filter((box) => box.checked).map((box) => box.value)]);
    }
  }

  /** Teams are switched on and off. At least one stays on. */
  #switchTeam(input) {
    const boxes = [...this.root.querySelectorAll('input[name="team"]')];
    const on = boxes.filter((box) => box.checked);
    if (on.length === 0) {
      input.checked = true;
    }
    else {
      this.#setOne('team', on.length === boxes.length ? [] : on.map((box) => box.value));
    }
  }

  #setOne(name, values, options) {
    const filters = { ...state.filters, [name]: values };
    if (values.length === 0 || (name === 'status' && values.length === STATUSES.length)) {
      delete filters[name];
    }
    this.#set(filters, options);
  }

  #set(filters, options) {
    change({ filters }, options);
    this.changed();
  }

  #tellWhatIsGone() {
    for (const [name, message] of [['team', 'filterDroppedTeam'], ['location', 'filterDroppedLocation']]) {
      if (state.filters[name]?.some((value) => isGone(name, value))) {
        toast(text(message));
      }
    }
  }

  #show() {
    const { filters } = state;
    filters.label?.forEach((label) => this.labels.add(label));
    if (document.activeElement !== this.words) {
      this.words.value = filters.q?.[0] ?? '';
    }
    const boxes = [...this.root.querySelectorAll('input[type="checkbox"][name]')];
    const effective = effectiveFilters();
    for (const box of boxes) {
      box.checked = effective[box.name]?.includes(box.value) ?? box.name === 'team';
    }
    this.completed.checked = filters.status?.includes('completed') ?? true;
    this.clear.hidden = !isFiltered();
    this.labels.update();
    this.locations.update();
    const unlisted = Object.entries(filters).filter(([name]) => name !== 'q').flatMap(([name, values]) => values
      .filter((value) => !boxes.some((box) => box.name === name && box.value === value))
      .map((value) => this.#chip(name, value)));
    this.others.replaceChildren(...unlisted);
    this.others.hidden = unlisted.length === 0;
  }

  /** A filter in the URL that has no checkbox in the panel. */
  #chip(name, value) {
    const known = { type: 'type-', priority: 'priority-' }[name];
    const gone = isGone(name, value);
    const words = gone ? text(name === 'team' ? 'filterGoneTeam' : 'filterGoneLocation') : known ? text(known + value) : name === 'q' ? text('quoted', { words: value }) : value;
    const button = create('button', { type: 'button', class: 'chip', 'aria-label': text('removeFilter', { name: words }) },
      create('span', {}, words), icon('x-lg'));
    button.classList.toggle('gone', gone);
    button.addEventListener('click', () => {
      this.#setOne(name, state.filters[name].filter((other) => other !== value));
      (this.others.querySelector('.chip') ?? this.words).focus();
    });
    return button;
  }

  #onInput(input) {
    if (input.id === 'find-person') {
      this.#updatePeople();
    }
    else if (input === this.words) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#search(input.value.trim()), SEARCH_AFTER);
    }
  }

  #search(words) {
    if (words !== (state.filters.q?.[0] ?? '')) {
      this.#setOne('q', words ? [words] : [], { remember: false });
    }
  }

  /** With many people, only those are listed who have events in the period or match the search. */
  #updatePeople() {
    const rows = [...this.root.querySelectorAll('#people-filter .filter-row')];
    const words = this.root.querySelector('#find-person')?.value.trim() ?? '';
    for (const row of rows) {
      const box = row.querySelector('input');
      const isRelevant = box.checked || box.value === 'me' || !row.classList.contains('none');
      row.hidden = words ? !searchText(row.textContent).includes(searchText(words)) : rows.length > MANY_PEOPLE && !isRelevant;
    }
  }

}
