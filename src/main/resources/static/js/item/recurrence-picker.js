// Chooses how an item repeats. The rule is in the text field of the form; this shows it as choices, in words and with its
// first dates. A rule that cannot be shown as choices stays in the text field.
import { startOfDay } from '../core/dates.js';
import { dateLocale, fill } from '../core/i18n.js';
import { firstDayOfWeek } from '../core/weeks.js';
import { viewerZone, Zone } from '../core/zone.js';
import { create } from '../core/dom.js';
import { isPlausible } from './date-entry.js';
import { followStart, formatRule, isLastDay, isLastWeekday, nthOf, parseRule, presetOf, presetRule, untilDay, untilMoment, untilText, WEEKDAYS } from './recurrence-rule.js';

const PREVIEW_AFTER = 150;
const DATES = ['startDate', 'dueDate', 'startTime', 'endTime', 'timeZone'];
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const MONDAY = '2024-01-01';

const names = (options) => new Intl.DateTimeFormat(dateLocale, { ...options, timeZone: 'UTC' });
const weekdayName = names({ weekday: 'long' });
const shortWeekday = names({ weekday: 'short' });
const dayAndMonth = names({ day: 'numeric', month: 'long' });
const ordinalRules = new Intl.PluralRules(dateLocale, { type: 'ordinal' });

export class RecurrencePicker {

  /** @param {any} root the element of the picker, in a form */
  constructor(root) {
    this.root = root;
    this.form = root.closest('form');
    this.field = root.querySelector('input[name="recurrenceRule"]');
    const find = (name) => root.querySelector(`[data-${name}]`);
    this.parts = Object.fromEntries(['preset', 'interval', 'frequency', 'ends', 'until', 'times', 'weekdays']
      .map((name) => [name, find(name)]));
    this.monthDay = find('month-day');
    this.initial = this.field.value;
    this.start = this.#start();
    this.isCustom = false;
    this.#addWeekdays();
    find('recurrence-picker').hidden = false;
    this.parts.preset.setAttribute('aria-invalid', this.field.getAttribute('aria-invalid') ?? 'false');
    this.parts.preset.addEventListener('change', () => this.#choose());
    find('recurrence-custom').addEventListener('change', ({ target }) => this.#compose(target));
    this.field.addEventListener('change', () => this.#show());
    this.form.addEventListener('change', ({ target }) => DATES.includes(target.name) && this.#follow());
    this.#show();
  }

  /** The first day of the item. @returns {string} empty without one */
  #start() {
    const { startDate, dueDate } = this.form.elements;
    return [startDate?.value, dueDate?.value].find((day) => day && isPlausible(day)) ?? '';
  }

  /** One occurrence can move without its series; the server moves the series if the change applies to others as well. */
  get #isOccurrence() {
    return Boolean(this.form.dataset.occurrence);
  }

  #follow() {
    const start = this.#start();
    if (start && this.start && start !== this.start && !this.#isOccurrence) {
      this.#write(followStart(this.field.value, this.start, start));
    }
    this.start = start || this.start;
    this.#show();
  }

  #choose() {
    const { value } = this.parts.preset;
    this.isCustom = value === 'custom';
    if (!this.isCustom) {
      const weekStart = parseRule(this.initial, this.start)?.weekStart;
      this.#write(value === 'none' ? '' : formatRule({ ...presetRule(value, this.start), weekStart }, this.start));
    }
    else if (!this.field.value) {
      this.#write(formatRule(presetRule('weekly', this.start), this.start));
    }
    this.#show();
  }

  /** Writes the rule of the custom choices. @param {any} changed */
  #compose(changed) {
    const { interval, frequency, ends, until, times, weekdays } = this.parts;
    const before = parseRule(this.field.value, this.start);
    const chosen = [...weekdays.querySelectorAll('input:checked')].map((box) => box.value);
    const end = {
      until: () => (until.value ? { until: changed === until || !before?.until ? untilText(until.value) : before.until } : {}),
      count: () => ({ count: Math.max(1, Number(times.value) || 10) }),
    }[ends.value]?.() ?? {};
    this.#write(formatRule({
      frequency: frequency.value, interval: Math.max(1, Number(interval.value) || 1), weekdays: chosen, monthDay: this.monthDay.value, weekStart: before?.weekStart, ...end,
    }, this.start));
    this.#show(ends.value);
  }

  #write(rule) {
    if (rule !== this.field.value) {
      this.field.value = rule;
      this.field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  /** Shows the rule of the field. @param {string} [ends] a kind of end that is chosen, but has no value yet */
  #show(ends) {
    const { preset } = this.parts;
    const { value } = this.field;
    const start = this.start || this.#start();
    const rule = start && value ? parseRule(value, start) : null;
    this.#label(start);
    preset.value = this.isCustom && value ? 'custom' : start ? presetOf(value, start) : value ? 'custom' : 'none';
    preset.disabled = !start && !value;
    this.#toggle('recurrence-undated', !start);
    this.#toggle('recurrence-text', Boolean(value) && !rule);
    this.#toggle('recurrence-custom', preset.value === 'custom' && Boolean(rule));
    if (rule) {
      this.#showCustom(rule, ends);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#preview(), PREVIEW_AFTER);
  }

  #toggle(name, isShown) {
    this.root.querySelector(`[data-${name}]`).hidden = !isShown;
  }

  #showCustom(rule, ends = rule.count ? 'count' : rule.until ? 'until' : 'never') {
    const { interval, frequency, until, times, weekdays } = this.parts;
    interval.value = rule.interval;
    frequency.value = rule.frequency;
    this.monthDay.value = rule.monthDay;
    weekdays.querySelectorAll('input').forEach((box) => { box.checked = rule.weekdays.includes(box.value); });
    this.parts.ends.value = ends;
    until.value = rule.until ? untilDay(rule.until) ?? this.#zone().clockAt(untilMoment(rule.until)).toISOString().slice(0, 10) : until.value;
    times.value = rule.count ?? (times.value || 10);
    this.#toggle('weekdays', rule.frequency === 'WEEKLY');
    this.#toggle('month-choice', rule.frequency === 'MONTHLY');
    this.#toggle('until-choice', ends === 'until');
    this.#toggle('count-choice', ends === 'count');
  }

  #zone() {
    const name = this.form.elements.timeZone?.value;
    return name ? new Zone(name) : viewerZone;
  }

  /** Names the days of the start in the choices. @param {string} start */
  #label(start) {
    const words = start ? this.#words(start) : { weekday: '…', date: '…', day: '…', nth: '…', last: '…' };
    for (const option of this.root.querySelectorAll('option[data-label]')) {
      const isLast = ['last', 'monthlyLast'].includes(option.value);
      option.textContent = fill(option.dataset.label, { ...words, ordinal: isLast ? words.last : words.nth });
      option.hidden = Boolean(start) && ((isLast && !isLastWeekday(start)) || (['nth', 'monthlyNth'].includes(option.value) && nthOf(start) > 4));
    }
    this.monthDay.querySelector('[value="lastDay"]').hidden = Boolean(start) && !isLastDay(start);
  }

  #words(start) {
    const { dataset } = this.root;
    const date = startOfDay(start);
    const ordinal = dataset[`day${{ one: 'One', two: 'Two', few: 'Few' }[ordinalRules.select(date.getUTCDate())] ?? 'Other'}`];
    return {
      weekday: weekdayName.format(date), date: dayAndMonth.format(date), day: fill(ordinal, { day: String(date.getUTCDate()) }),
      nth: dataset[ORDINALS[nthOf(start) - 1]] ?? '', last: dataset.last,
    };
  }

  #addWeekdays() {
    const order = WEEKDAYS.map((unused, index) => (index + firstDayOfWeek + 6) % 7);
    this.parts.weekdays.append(...order.map((index) => {
      const date = new Date(startOfDay(MONDAY).getTime() + index * 86_400_000);
      return create('label', { class: 'recurrence-day' },
        create('input', { type: 'checkbox', class: 'form-check-input', value: WEEKDAYS[index], 'aria-label': weekdayName.format(date) }),
        create('span', { 'aria-hidden': 'true' }, shortWeekday.format(date)));
    }));
  }

  /** The server says the rule in words. Without a connection, the choices alone have to do. */
  async #preview() {
    const preview = this.root.querySelector('[data-recurrence-preview]');
    const query = new URLSearchParams([...DATES, 'recurrenceRule'].map((name) => [name, this.form.elements[name]?.value ?? '']));
    const isUnchanged = this.#isOccurrence && this.field.value === this.initial;
    const request = (this.latest = `${this.root.dataset.address}?${query}`);
    const response = this.field.value && !isUnchanged && this.start ? await fetch(request, { cache: 'no-store' }).catch(() => null) : null;
    const html = response?.ok ? await response.text() : '';
    if (this.latest === request && preview.innerHTML !== html) {
      preview.innerHTML = html;
    }
  }

}

function prepare(root) {
  root.querySelectorAll?.('[data-recurrence]:not([data-prepared])').forEach((element) => {
    element.dataset.prepared = 'true';
    new RecurrencePicker(element);
  });
}

document.body.addEventListener('htmx:load', (event) => prepare(event.detail.elt.parentElement ?? event.detail.elt));
prepare(document);
