// The month picker in the side panel (ARIA date grid): arrow keys move by day and week, Page Up and Down by month, Enter
// opens the day.
import { longDay } from '../../core/date-format.js';
import { clockDate, isoDay, plusDays, startOfDay } from '../../core/dates.js';
import { onNewDay } from '../../core/day-change.js';
import { create } from '../../core/dom.js';
import { dateLocale, text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';
import { showsWeekNumbers, startOfWeek, weekNumber } from '../../core/weeks.js';
import { today } from '../../core/zone.js';

const title = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(dateLocale, { weekday: 'narrow', timeZone: 'UTC' });
const weekdayLong = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', timeZone: 'UTC' });
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const monthOf = (date, months = 0) => clockDate(date.getUTCFullYear(), date.getUTCMonth() + months, 1);

export class MonthPicker {

  /** @param {any} root @param {(date: Date) => void} choose */
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.from = this.to = this.cursor = startOfDay(today());
    this.month = monthOf(this.cursor);
    root.addEventListener('click', (event) => this.#onClick(event));
    root.addEventListener('keydown', (event) => this.#onKey(event));
    onNewDay(() => this.#draw());
  }

  /** Marks the days that the calendar shows. @param {Date} start @param {Date} end exclusive @param {Date} date to focus */
  mark(start, end, date) {
    this.from = start;
    this.to = plusDays(end, -1);
    this.cursor = date;
    this.month = monthOf(date);
    this.#draw();
  }

  #draw(focus = false) {
    const head = create('div', { class: 'picker-head' },
      this.#step(-1, 'previousMonth', 'chevron-left'),
      create('span', { 'aria-live': 'polite' }, title.format(this.month)),
      this.#step(1, 'nextMonth', 'chevron-right'));
    const first = startOfWeek(this.month);
    const header = create('tr', {}, ...(showsWeekNumbers ? [create('td')] : []));
    for (let day = 0; day < 7; day++) {
      const date = plusDays(first, day);
      header.append(create('th', { scope: 'col', abbr: weekdayLong.format(date) }, weekday.format(date)));
    }
    const body = create('tbody');
    for (let week = 0; week < 6; week++) {
      const number = weekNumber(plusDays(first, week * 7));
      const row = create('tr', {}, ...(showsWeekNumbers ? [create('th', { scope: 'row', class: 'week-number', 'aria-label': text('week', { number }) }, String(number))] : []));
      for (let day = 0; day < 7; day++) {
        row.append(create('td', {}, this.#day(plusDays(first, week * 7 + day))));
      }
      body.append(row);
    }
    const table = create('table', { 'aria-label': title.format(this.month) }, create('thead', {}, header), body);
    const hadFocus = focus || this.root.contains(document.activeElement);
    const step = document.activeElement?.dataset.step;
    this.root.replaceChildren(head, table);
    if (hadFocus) {
      (this.root.querySelector(step && !focus ? `[data-step="${step}"]` : '[tabindex="0"]'))?.focus();
    }
  }

  #step(months, label, symbol) {
    return create('button', { type: 'button', class: 'btn btn-quiet btn-icon', 'aria-label': text(label), 'data-step': months }, icon(symbol));
  }

  #day(date) {
    const shown = date >= this.from && date <= this.to;
    const attributes = {
      type: 'button', 'data-day': isoDay(date), 'aria-label': longDay.format(date),
      tabindex: isoDay(date) === isoDay(this.cursor) ? '0' : '-1',
    };
    const classes = [];
    if (date.getUTCMonth() !== this.month.getUTCMonth()) {
      classes.push('other');
    }
    if (shown) {
      classes.push('shown');
    }
    if (isoDay(date) === today()) {
      classes.push('today');
      attributes['aria-current'] = 'date';
    }
    return create('button', { ...attributes, class: classes.join(' ') }, String(date.getUTCDate()));
  }

  #onClick(event) {
    const button = event.target.closest('button');
    if (button?.dataset.step) {
      this.#showMonth(Number(button.dataset.step));
    }
    else if (button?.dataset.day) {
      this.choose(startOfDay(button.dataset.day));
    }
  }

  #showMonth(months) {
    this.month = monthOf(this.month, months);
    this.cursor = this.month;
    this.#draw();
  }

  #onKey(event) {
    if (!event.target.dataset.day) {
      return;
    }
    const page = { PageUp: -1, PageDown: 1 }[event.key];
    if (event.key in STEPS) {
      this.cursor = plusDays(this.cursor, STEPS[event.key]);
    }
    else if (page) {
      this.cursor = plusDays(monthOf(this.cursor, page), Math.min(this.cursor.getUTCDate(), 28) - 1);
    }
    else {
      return;
    }
    event.preventDefault();
    this.month = monthOf(this.cursor);
    this.#draw(true);
  }

}
