// The palette (ARIA combobox): finds items, dates and commands. Dates and commands update with every key press, items when
// the server responds; until then the previous ones stay in place.
import { dateRange, longDay } from '../core/date-format.js';
import { isoDay, startOfDay } from '../core/dates.js';
import { create } from '../core/dom.js';
import { address, request } from '../core/http.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { goTo } from '../core/navigate.js';
import { openDialog } from '../item/dialog.js';
import { commandsFor } from './commands.js';
import { dateIn } from './date-words.js';

const DELAY = 120;
const MAX_COMMANDS = 5;
const dialog = document.querySelector('#palette');
const input = document.querySelector('#palette-words');
const list = document.querySelector('#palette-results');
const status = document.querySelector('#palette-status');

let options = [];
let active = null;
let moved = false;
let items = [];
let itemsFor = '';
let pendingChoice = null;
let timer = null;
let controller = null;

const query = () => input.value.trim();

/** Clears the previous search. Input typed while this module was loading is kept. */
export function reset() {
  items = [];
  itemsFor = '';
  status.textContent = '';
  onInput();
}

function onInput() {
  moved = false;
  pendingChoice = null;
  clearTimeout(timer);
  controller?.abort();
  const words = query();
  if (words) {
    timer = setTimeout(() => search(words), DELAY);
  }
  else {
    items = [];
    itemsFor = '';
    status.textContent = '';
  }
  draw();
}

async function search(words) {
  controller = new AbortController();
  try {
    const { body } = await request(`api/search?${new URLSearchParams({ q: words })}`, { signal: controller.signal, about: 'search' });
    showItems(words, body);
  }
  catch (error) {
    if (error.name !== 'AbortError') {
      showItems(words, error.status === 400 ? [] : null);
    }
  }
}

/** @param {string} words @param {any[] | null} found null if the search failed */
function showItems(words, found) {
  if (words !== query()) {
    return;
  }
  items = found ?? [];
  itemsFor = words;
  draw();
  status.textContent = !found ? text('searchFailed') : options.length === 0 ? text('searchNothing', { words })
    : text(options.length === 1 ? 'searchCountOne' : 'searchCount', { number: options.length });
  const run = pendingChoice;
  pendingChoice = null;
  run?.();
}

function draw() {
  const words = query();
  const date = words ? dateIn(words) : null;
  /** @type {[string, ReturnType<typeof option>[]][]} */
  const all = [
    ['searchDates', date ? [dateOption(date)] : []],
    ['searchCommands', commandsFor(words).slice(0, words ? MAX_COMMANDS : undefined).map(commandOption)],
    ['searchItems', items.map(itemOption)],
  ];
  const groups = all.filter(([, found]) => found.length > 0);
  options = groups.flatMap(([, found]) => found);
  list.replaceChildren(...groups.map(([name, found]) => {
    const head = create('div', { class: 'palette-head', id: `palette-${name}`, role: 'presentation' }, text(name));
    return create('div', { role: 'group', 'aria-labelledby': head.id }, head, ...found.map(({ element }) => element));
  }));
  input.setAttribute('aria-expanded', String(options.length > 0));
  status.classList.toggle('visually-hidden', options.length > 0);
  activate((moved && options.find(({ id }) => id === active)) || options[0]);
}

function option(id, isItem, run, ...content) {
  const element = create('div', { role: 'option', id: `palette-${id}`, 'aria-selected': 'false', class: 'palette-option' }, ...content);
  element.addEventListener('pointermove', () => {
    moved = true;
    activate(options.find((one) => one.element === element), false);
  });
  element.addEventListener('click', () => choose({ isItem: false, run }));
  return { id, isItem, run, element };
}

function dateOption(date) {
  return option('date', false, () => goTo({ date: isoDay(date) }), icon('calendar3'),
    create('span', { class: 'name' }, text('searchGoTo', { date: longDay.format(date) })));
}

/** @param {import('./commands.js').Command} command */
function commandOption({ id, label, icon: symbol, key, run }) {
  const hint = key ? [create('kbd', { 'aria-hidden': 'true' }, key)] : [];
  return option(`command-${id}`, false, run, icon(symbol), create('span', { class: 'name' }, label), ...hint);
}

function itemOption({ id, type, status: state, title, startDate, dueDate, match }) {
  const first = startDate ?? dueDate;
  const dates = first ? dateRange(startOfDay(first), startOfDay(dueDate ?? first), 'short') : '';
  const kind = [text(`type-${type}`), text(`status-${state}`), dates].filter(Boolean).join(' · ');
  const place = { description: 'searchInDescription', note: 'searchInNote' }[match.in];
  const snippet = place ? [create('span', { class: 'snippet' }, `${match.snippet} (${text(place)})`)] : [];
  return option(id, true, () => openDialog(address(`work-items/${id}/modal`), { title }),
    create('span', { class: `glyph status-${state}`, 'aria-hidden': 'true' }, text(`glyph-${state}`)),
    create('span', { class: 'name' }, title), create('span', { class: 'kind' }, kind), ...snippet);
}

function activate(one, scroll = true) {
  options.forEach(({ element }) => element.setAttribute('aria-selected', String(element === one?.element)));
  active = one?.id ?? null;
  if (one) {
    input.setAttribute('aria-activedescendant', one.element.id);
    if (scroll) {
      one.element.scrollIntoView({ block: 'nearest' });
    }
  }
  else {
    input.removeAttribute('aria-activedescendant');
  }
}

/** An item of an older query is not opened: the choice waits for the response to the current one. */
function choose(one) {
  if (query() && itemsFor !== query() && (!one || one.isItem)) {
    pendingChoice = () => choose(options.find(({ id }) => id === active));
    return;
  }
  if (one) {
    dialog.close();
    one.run();
  }
}

if (dialog) {
  input.addEventListener('input', onInput);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      moved = true;
      activate(options[(options.findIndex(({ id }) => id === active) + step + options.length) % options.length]);
    }
    else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      choose(options.find(({ id }) => id === active));
    }
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) {
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    controller?.abort();
  });
}
