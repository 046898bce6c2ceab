// The month picker in the side panel (ARIA date grid): arrow keys move by day and week, Page Up and Down by month, Enter
// opens the day.
import { firstDayOfWeek } from './period.js';
import { longDay } from '../../core/date-format.js';
import { plusDays } from '../../core/dates.js';
import { create } from '../../core/dom.js';
import { dateLocale, text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';

const title = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat(dateLocale, { weekday: 'narrow' });
const weekdayLong = new Intl.DateTimeFormat(dateLocale, { weekday: 'long' });
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const key = (date) => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;

const dateOf = (button) => {
  const [year, month, day] = button.dataset.day.split(',').map(Number);
  return new Date(year, month, day);
};

export class MonthPicker {

  /** @param {any} root @param {(date: Date) => void} choose */
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.from = this.to = this.cursor = new Date();
    this.month = new Date(this.cursor.getFullYear(), this.cursor.getMonth(), 1);
    root.addEventListener('click', (event) => this.#onClick(event));
    root.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Marks the days that the calendar shows. @param {Date} start @param {Date} end exclusive @param {Date} date to focus */
  mark(start, end, date) {
    this.from = start;
    this.to = plusDays(end, -1);
    this.cursor = date;
    this.month = new Date(date.getFullYear(), date.getMonth(), 1);
    this.#draw();
  }

  #draw(focus = false) {
    const head = create('div', { class: 'picker-head' },
      this.#step(-1, 'previousMonth', 'chevron-left'),
      create('span', { 'aria-live': 'polite' }, title.format(this.month)),
      this.#step(1, 'nextMonth', 'chevron-right'));
    const offset = (this.month.getDay() - firstDayOfWeek + 7) % 7;
    const first = plusDays(this.month, -offset);
    const header = create('tr');
    for (let day = 0; day < 7; day++) {
      const date = plusDays(first, day);
      header.append(create('th', { scope: 'col', abbr: weekdayLong.format(date) }, weekday.format(date)));
    }
    const body = create('tbody');
    for (let week = 0; week < 6; week++) {
      const row = create('tr');
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
      type: 'button', 'data-day': [date.getFullYear(), date.getMonth(), date.getDate()].join(), 'aria-label': longDay.format(date),
      tabindex: key(date) === key(this.cursor) ? '0' : '-1',
    };
    const classes = [];
    if (date.getMonth() !== this.month.getMonth()) {
      classes.push('other');
    }
    if (shown) {
      classes.push('shown');
    }
    if (key(date) === key(new Date())) {
      classes.push('today');
      attributes['aria-current'] = 'date';
    }
    return create('button', { ...attributes, class: classes.join(' ') }, String(date.getDate()));
  }

  #onClick(event) {
    const button = event.target.closest('button');
    if (button?.dataset.step) {
      this.#showMonth(Number(button.dataset.step));
    }
    else if (button?.dataset.day) {
      this.choose(dateOf(button));
    }
  }

  #showMonth(months) {
    this.month = new Date(this.month.getFullYear(), this.month.getMonth() + months, 1);
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
      this.cursor = new Date(this.cursor.getFullYear(), this.cursor.getMonth() + page, Math.min(this.cursor.getDate(), 28));
    }
    else {
      return;
    }
    event.preventDefault();
    this.month = new Date(this.cursor.getFullYear(), this.cursor.getMonth(), 1);
    this.#draw(true);
  }

}
