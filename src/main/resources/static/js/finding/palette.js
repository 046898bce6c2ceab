// Search from anywhere: items by words, dates as people type them, and commands. What is known
// here shows with every letter, items as soon as the server answers; until then the ones
// found before stay where they are.
import { goTo } from '../going.js';
import { address, dateLocale, dateRange, icon, make, text } from '../page.js';
import { openDialog } from '../dialog.js';
import { commandsFor } from './commands.js';
import { dateIn } from './date-words.js';

const DELAY = 120;
const MAX_COMMANDS = 5;
const dialog = document.querySelector('#palette');
const input = document.querySelector('#palette-words');
const list = document.querySelector('#palette-results');
const status = document.querySelector('#palette-status');
const longDay = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

let options = [];
let active = null;
let moved = false;
let items = [];
let answered = '';
let waiting = null;
let timer = null;
let controller = null;

const asked = () => input.value.trim();

/** Forgets what was asked before; whoever was quick has typed already. */
export function begin() {
  items = [];
  answered = '';
  status.textContent = '';
  change();
}

/** The words are other ones. */
function change() {
  moved = false;
  waiting = null;
  clearTimeout(timer);
  controller?.abort();
  const words = asked();
  if (words) {
    timer = setTimeout(() => search(words), DELAY);
  }
  else {
    items = [];
    answered = '';
    status.textContent = '';
  }
  draw();
}

async function search(words) {
  controller = new AbortController();
  try {
    const response = await fetch(`${address('api/search')}?${new URLSearchParams({ q: words })}`,
      { signal: controller.signal, cache: 'no-store', headers: { Accept: 'application/json' } });
    const found = response.ok ? await response.json() : response.status === 400 ? [] : null;
    answer(words, found);
  }
  catch (error) {
    if (error.name !== 'AbortError') {
      answer(words, null);
    }
  }
}

/** @param found items, null when the server does not answer */
function answer(words, found) {
  if (words !== asked()) {
    return;
  }
  items = found ?? [];
  answered = words;
  draw();
  status.textContent = !found ? text('searchFailed') : options.length === 0 ? text('searchNothing', { words })
    : text(options.length === 1 ? 'searchCountOne' : 'searchCount', { number: options.length });
  const run = waiting;
  waiting = null;
  run?.();
}

function draw() {
  const words = asked();
  const date = words ? dateIn(words) : null;
  const groups = [
    ['searchDates', date ? [dateOption(date)] : []],
    ['searchCommands', commandsFor(words).slice(0, words ? MAX_COMMANDS : undefined).map(commandOption)],
    ['searchItems', items.map(itemOption)],
  ].filter(([, found]) => found.length > 0);
  options = groups.flatMap(([, found]) => found);
  list.replaceChildren(...groups.map(([name, found]) => {
    const head = make('div', { class: 'palette-head', id: `palette-${name}`, role: 'presentation' }, text(name));
    return make('div', { role: 'group', 'aria-labelledby': head.id }, head, ...found.map(({ element }) => element));
  }));
  input.setAttribute('aria-expanded', String(options.length > 0));
  status.classList.toggle('visually-hidden', options.length > 0);
  mark((moved && options.find(({ id }) => id === active)) || options[0]);
}

function option(id, isItem, run, ...content) {
  const element = make('div', { role: 'option', id: `palette-${id}`, 'aria-selected': 'false', class: 'palette-option' }, ...content);
  element.addEventListener('pointermove', () => {
    moved = true;
    mark(options.find((one) => one.element === element), false);
  });
  element.addEventListener('click', () => choose({ isItem: false, run }));
  return { id, isItem, run, element };
}

function dateOption(date) {
  const day = [String(date.getFullYear()).padStart(4, '0'), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return option('date', false, () => goTo({ date: day }), icon('calendar3'),
    make('span', { class: 'name' }, text('searchGoTo', { date: longDay.format(date) })));
}

function commandOption({ id, label, icon: symbol, key, run }) {
  const hint = key ? [make('kbd', { 'aria-hidden': 'true' }, key)] : [];
  return option(`command-${id}`, false, run, icon(symbol), make('span', { class: 'name' }, label), ...hint);
}

function itemOption({ id, type, status: state, title, startDate, dueDate, match }) {
  const first = startDate ?? dueDate;
  const dates = first ? dateRange(new Date(`${first}T00:00`), new Date(`${dueDate ?? first}T00:00`), 'short') : '';
  const kind = [text(`type-${type}`), text(`status-${state}`), dates].filter(Boolean).join(' · ');
  const place = { description: 'searchInDescription', note: 'searchInNote' }[match.in];
  const snippet = place ? [make('span', { class: 'snippet' }, `${match.snippet} (${text(place)})`)] : [];
  return option(id, true, () => openDialog(address(`work-items/${id}/modal`), { title }),
    make('span', { class: `glyph status-${state}`, 'aria-hidden': 'true' }, text(`glyph-${state}`)),
    make('span', { class: 'name' }, title), make('span', { class: 'kind' }, kind), ...snippet);
}

function mark(one, scroll = true) {
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

/** An item is opened only when it was found by the words that stand there now. */
function choose(one) {
  if (asked() && answered !== asked() && (!one || one.isItem)) {
    waiting = () => choose(options.find(({ id }) => id === active));
    return;
  }
  if (one) {
    dialog.close();
    one.run();
  }
}

if (dialog) {
  input.addEventListener('input', change);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) {
      event.preventDefault();
      moved = true;
      mark(options[(options.findIndex(({ id }) => id === active) + step + options.length) % options.length]);
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
