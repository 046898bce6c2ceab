// The people planner: one row for each person, their work over two weeks. It draws what the
// feed holds and keeps what is already there, so that a refetch moves no focus and no scroll.
import { address, make, text } from '../page.js';
import { openDialog } from '../dialog.js';
import { fill, help, lookOf } from './planner-bar.js';
import { MorePopover } from './planner-more.js';
import { NOBODY, place, rowsOf } from './planner-rows.js';
import { dayName, headCell, rowElement } from './planner-table.js';
import { isoDay } from './period.js';
import { shade } from './shading.js';
import { addDays } from './working-days.js';

const LANES = 6;
export class Planner {

  /** @param openDay shows one day in the day view */
  constructor({ freeDays, openDay }) {
    Object.assign(this, { freeDays, openDay, first: null, days: 0, rows: [], elements: new Map(), bars: new Map(), placed: new Map() });
    this.head = make('tr');
    this.body = make('tbody');
    this.table = make('table', {}, make('thead', {}, this.head), this.body);
    this.said = make('p', { class: 'visually-hidden', role: 'status' });
    this.scroller = make('div', { class: 'planner-scroller', tabindex: '0', role: 'region' }, this.table);
    this.more = new MorePopover(this);
    this.element = make('div', { class: 'planner' }, this.scroller, help(), this.said, this.more.element);
    this.table.addEventListener('click', (event) => this.#click(event));
  }

  /** Shows other days. */
  open(first, days, period) {
    this.scroller.setAttribute('aria-label', text('planner', { period }));
    if (this.first !== first || this.days !== days || this.today !== isoDay(new Date())) {
      Object.assign(this, { first, days, today: isoDay(new Date()) });
      this.body.replaceChildren();
      this.elements.clear();
      this.bars.clear();
      this.head.replaceChildren(make('th', { scope: 'col', class: 'planner-corner' }, text('person')), ...this.#days().map((day) => headCell(day, day === this.today, this.openDay)));
      requestAnimationFrame(() => this.#showToday());
    }
  }

  draw(events) {
    if (!this.first) {
      return;
    }
    const focused = this.body.contains(document.activeElement) ? document.activeElement : null;
    this.rows = rowsOf(events);
    const keep = new Set();
    this.rows.forEach((row, index) => {
      const element = this.#rowOf(row);
      if (this.body.children[index] !== element) {
        this.body.insertBefore(element, this.body.children[index] ?? null);
      }
      this.#fillRow(row, element, keep);
    });
    [...this.elements].filter(([id]) => !this.rows.some((row) => row.id === id)).forEach(([id, element]) => {
      element.remove();
      this.elements.delete(id);
    });
    [...this.bars].filter(([key]) => !keep.has(key)).forEach(([key, { link }]) => {
      link.remove();
      this.bars.delete(key);
    });
    shade(this.table, this.freeDays);
    this.more.update();
    if (focused?.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }

  /** Name of a row for readers. */
  nameOf(id) {
    const row = this.rows.find((candidate) => candidate.id === id);
    return row?.id === NOBODY ? text('nobody') : row?.isViewer ? text('you', { name: row.name }) : row?.name ?? '';
  }

  /** @return { id, name } of whoever a row belongs to; null where it is nobody's */
  person(id) {
    return id === NOBODY ? null : this.rows.find((row) => row.id === id);
  }

  cell(rowId, column) {
    return this.elements.get(rowId)?.cells[column + 1];
  }

  linkOf(rowId, eventId) {
    return this.bars.get(`${rowId} ${eventId}`)?.link;
  }

  /** All bars of a person that touch a day. */
  barsOn(rowId, column) {
    return (this.placed.get(rowId) ?? []).filter(({ from, to }) => from <= column && to >= column);
  }

  newItemAddress(rowId, first, last) {
    const parameters = new URLSearchParams({ start: first, end: last });
    if (rowId !== NOBODY) {
      parameters.set('assignee', rowId);
    }
    return `${address('work-items/new')}?${parameters}`;
  }

  propose(rowId, first, last) {
    openDialog(this.newItemAddress(rowId, first, last), { title: text('newItem') });
  }

  openItem(link, raw, rowId) {
    openDialog(address(`work-items/${raw.extendedProps.workItemId}/modal`),
      { title: raw.title, focusLater: () => this.linkOf(rowId, raw.id) ?? link });
  }

  #days() {
    return Array.from({ length: this.days }, (unused, index) => addDays(this.first, index));
  }

  #rowOf({ id, name }) {
    if (!this.elements.has(id)) {
      const day = this.today >= this.first && this.today < addDays(this.first, this.days) ? this.today : this.first;
      const label = id === NOBODY ? text('addForNobody') : text('addFor', { name });
      this.elements.set(id, rowElement(id, { href: this.newItemAddress(id, day, day), label }, this.#days(), this.today));
    }
    return this.elements.get(id);
  }

  #fillRow(row, element, keep) {
    element.querySelector('.name').textContent = this.nameOf(row.id);
    const placed = place(row.events, this.first, this.days);
    this.placed.set(row.id, placed);
    const lanes = Math.max(0, ...placed.map(({ lane }) => lane + 1));
    element.style.setProperty('--lanes', String(lanes > LANES ? LANES + 1 : Math.max(1, lanes)));
    placed.filter(({ lane }) => lane < LANES).forEach((bar) => {
      const key = `${row.id} ${bar.event.id}`;
      keep.add(key);
      this.#drawBar(key, bar, this.cell(row.id, bar.from));
    });
    for (let column = 0; column < this.days; column++) {
      this.#drawMore(row.id, column, placed.filter(({ lane, from, to }) => lane >= LANES && from <= column && to >= column).length);
    }
  }

  #drawBar(key, bar, cell) {
    const known = this.bars.get(key) ?? { link: make('a') };
    const look = lookOf(bar.event, bar);
    known.raw = bar.event;
    if (known.look !== look) {
      fill(known.link, bar.event, bar);
      known.look = look;
    }
    known.link.style.setProperty('--span', String(bar.to - bar.from + 1));
    known.link.style.setProperty('--lane', String(bar.lane));
    if (known.link.parentElement !== cell) {
      cell.append(known.link);
    }
    this.bars.set(key, known);
  }

  #drawMore(rowId, column, number) {
    const cell = this.cell(rowId, column);
    const button = cell.querySelector('.planner-more') ?? (number > 0 ? make('button', { type: 'button', class: 'planner-more', 'aria-haspopup': 'dialog' }) : null);
    if (number === 0) {
      button?.remove();
      return;
    }
    button.textContent = text('more', { number });
    button.setAttribute('aria-label', text('moreOn', { number, name: this.nameOf(rowId), day: dayName(addDays(this.first, column)) }));
    button.style.setProperty('--lane', String(LANES));
    cell.append(button);
  }

  #showToday() {
    const today = this.head.querySelector('[aria-current]');
    const name = this.head.firstElementChild;
    this.scroller.scrollLeft = today ? today.offsetLeft - name.offsetWidth - today.offsetWidth : 0;
  }

  #click(event) {
    const more = event.target.closest('.planner-more');
    const link = event.target.closest('.planner-bar');
    const cell = event.target.closest('[data-date]');
    const rowId = event.target.closest('tr')?.dataset.row;
    if (more) {
      this.more.open(more, rowId, more.parentElement.cellIndex - 1);
    }
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.openItem(link, this.bars.get(`${rowId} ${link.dataset.eventId}`).raw, rowId);
    }
    else if (!link && rowId && cell) {
      this.propose(rowId, cell.dataset.date, cell.dataset.date);
    }
  }

}
