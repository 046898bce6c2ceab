// The people planner: a row for each person with their events over two weeks. Rows and bars are updated in place, so that a
// refetch keeps focus and scroll position.
import { appearanceKey, drawBar, help } from './bar.js';
import { drawOverflowButton, OverflowPopover } from './overflow.js';
import { layOut, NOBODY, rowsOf } from './rows.js';
import { people } from '../sidebar/colleagues.js';
import { state } from '../state.js';
import { dayName, headCell, rowElement, scrollToToday } from './table.js';
import { shade } from '../view/shading.js';
import { addDays } from '../../core/dates.js';
import { create } from '../../core/dom.js';
import { address } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { today } from '../../core/zone.js';
import { itemPath } from '../../item/address.js';
import { openDialog } from '../../item/dialog.js';
import { newItemAddress, openNewItem } from '../../item/new-item.js';

const LANES = 6;

export class Planner {

  /** @param {{ freeDays: import('../view/free-days.js').FreeDays, openDay: (date: Date) => void }} page */
  constructor({ freeDays, openDay }) {
    this.freeDays = freeDays;
    this.openDay = openDay;
    /** @type {string | null} */
    this.first = null;
    this.days = 0;
    this.today = '';
    /** @type {import('./rows.js').Row[]} */
    this.rows = [];
    /** Rows on screen by id. */
    this.elements = new Map();
    /** Bars on screen by row and event. */
    this.bars = new Map();
    /** All bars by row. */
    this.layouts = new Map();
    this.drawn = () => {};
    this.head = create('tr');
    this.body = create('tbody');
    this.table = create('table', {}, create('thead', {}, this.head), this.body);
    this.liveRegion = create('p', { class: 'visually-hidden', role: 'status' });
    this.scroller = create('div', { class: 'planner-scroller' }, this.table);
    this.overflow = new OverflowPopover(this);
    this.element = create('div', { class: 'planner' }, this.scroller, help(), this.liveRegion, this.overflow.element);
    this.table.addEventListener('click', (event) => this.#onClick(event));
  }

  /** Shows a period. @param {string} first @param {number} days @param {string} period in words */
  open(first, days, period) {
    this.table.setAttribute('aria-label', text('planner', { period }));
    if (this.first !== first || this.days !== days || this.today !== today()) {
      Object.assign(this, { first, days, today: today() });
      this.body.replaceChildren();
      this.elements.clear();
      this.bars.clear();
      this.head.replaceChildren(create('th', { scope: 'col', class: 'planner-corner' }, text('person')), ...this.#days().map((day) => headCell(day, day === this.today, this.openDay)));
      requestAnimationFrame(() => scrollToToday(this.scroller, this.head));
    }
  }

  /** @param {FeedEvent[]} events */
  draw(events) {
    if (!this.first) {
      return;
    }
    /** @type {any} */
    const focused = this.body.contains(document.activeElement) ? document.activeElement : null;
    this.rows = rowsOf(events, people(), state.filters);
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
    this.drawn();
    this.overflow.update();
    if (focused?.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }

  /** The visible name of a row. @param {string} id */
  nameOf(id) {
    const row = this.rows.find((candidate) => candidate.id === id);
    return row?.id === NOBODY ? text('nobody') : row?.isViewer ? text('you', { name: row.name }) : row?.name ?? '';
  }

  /** @param {string} id of a row @returns {{ id: string, name: string } | null} null for the row of nobody */
  person(id) {
    return id === NOBODY ? null : this.rows.find((row) => row.id === id);
  }

  /** @param {string} rowId @param {number} column */
  cell(rowId, column) {
    return this.elements.get(rowId)?.cells[column + 1];
  }

  /** @param {string} rowId @param {string} eventId */
  linkOf(rowId, eventId) {
    return this.bars.get(`${rowId} ${eventId}`)?.link;
  }

  /** All bars of a row on a day. @param {string} rowId @param {number} column */
  barsOn(rowId, column) {
    return (this.layouts.get(rowId) ?? []).filter(({ from, to }) => from <= column && to >= column);
  }

  /** Opens the form for a new item. @param {string} rowId @param {string} first @param {string} last */
  propose(rowId, first, last) {
    openNewItem(first, last, rowId === NOBODY ? null : rowId);
  }

  /** @param {any} link to focus afterwards @param {FeedEvent} raw @param {string} rowId */
  openItem(link, raw, rowId) {
    openDialog(address(itemPath(raw.extendedProps, '/modal')),
      { title: raw.title, findFocus: () => this.linkOf(rowId, raw.id) ?? link });
  }

  #days() {
    return Array.from({ length: this.days }, (unused, index) => addDays(this.first, index));
  }

  #rowOf({ id, name }) {
    if (!this.elements.has(id)) {
      const day = this.today >= this.first && this.today < addDays(this.first, this.days) ? this.today : this.first;
      const label = id === NOBODY ? text('addForNobody') : text('addFor', { name });
      this.elements.set(id, rowElement(id, { href: newItemAddress(day, day, id === NOBODY ? null : id), label }, this.#days(), this.today));
    }
    return this.elements.get(id);
  }

  #fillRow(row, element, keep) {
    element.querySelector('.name').textContent = this.nameOf(row.id);
    const bars = layOut(row.events, this.first, this.days);
    this.layouts.set(row.id, bars);
    const lanes = Math.max(0, ...bars.map(({ lane }) => lane + 1));
    element.style.setProperty('--lanes', String(lanes > LANES ? LANES + 1 : Math.max(1, lanes)));
    bars.filter(({ lane }) => lane < LANES).forEach((bar) => {
      const key = `${row.id} ${bar.event.id}`;
      keep.add(key);
      this.#drawBar(key, bar, this.cell(row.id, bar.from));
    });
    for (let column = 0; column < this.days; column++) {
      const number = bars.filter(({ lane, from, to }) => lane >= LANES && from <= column && to >= column).length;
      drawOverflowButton(this.cell(row.id, column), number, LANES,
        () => text('moreOn', { number, name: this.nameOf(row.id), day: dayName(addDays(this.first, column)) }));
    }
  }

  #drawBar(key, bar, cell) {
    const known = this.bars.get(key) ?? { link: create('a') };
    const appearance = appearanceKey(bar.event, bar);
    known.raw = bar.event;
    if (known.appearance !== appearance) {
      drawBar(known.link, bar.event, bar);
      known.appearance = appearance;
    }
    known.link.style.setProperty('--span', String(bar.to - bar.from + 1));
    known.link.style.setProperty('--lane', String(bar.lane));
    if (known.link.parentElement !== cell) {
      cell.append(known.link);
    }
    this.bars.set(key, known);
  }

  #onClick(event) {
    const more = event.target.closest('.planner-more');
    const link = event.target.closest('.planner-bar');
    const cell = event.target.closest('[data-date]');
    const rowId = event.target.closest('tr')?.dataset.row;
    if (more) {
      this.overflow.open(more, rowId, more.parentElement.cellIndex - 1);
    }
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.openItem(link, this.bars.get(`${rowId} ${link.dataset.eventId}`).raw, rowId);
    }
    // The second click of a double click belongs to what was there at the first, such as a toast.
    else if (!link && rowId && cell && event.detail < 2) {
      this.propose(rowId, cell.dataset.date, cell.dataset.date);
    }
  }

}
