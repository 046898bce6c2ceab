// What can be done from the palette. Pages are those that the menus of this page lead to.
import { VIEWS } from '../calendar/state.js';
import { goTo } from '../going.js';
import { text } from '../page.js';
import { showShortcuts } from './shortcuts.js';

const KEYS = { month: 'm', week: 'w', day: 'd', list: 'l', year: 'y', people: 'p' };

/** Small letters without accents, so that "zuruck" finds "Zurück". */
const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

function viewName(name) {
  const key = `shortcuts-${name}`;
  const known = document.querySelector(`[data-view="${name}"]`)?.textContent.trim() || text(key);
  return known === key ? null : known;
}

function pages() {
  return [...document.querySelectorAll('.topbar nav a, #viewer-menu a')].map((link) => ({
    id: `go-${link.getAttribute('href')}`, label: link.textContent.trim(), words: text('searchWordsGo'), icon: 'arrow-up-right',
    run: () => location.assign(link.href),
  }));
}

function turnTheme() {
  const other = document.documentElement.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  return {
    id: 'theme', label: text(other === 'dark' ? 'searchTurnDark' : 'searchTurnLight'), words: text('searchWordsTheme'),
    icon: other === 'dark' ? 'moon' : 'sun',
    run: () => document.querySelector(`#theme-${other}`).click(),
  };
}

function all() {
  const views = Object.keys(VIEWS).map((name) => [name, viewName(name)]).filter(([, label]) => label);
  return [
    { id: 'new', label: text('shortcutsCreate'), words: text('searchWordsNew'), icon: 'plus-lg', key: 'c', run: () => document.querySelector('.new-item').click() },
    { id: 'today', label: text('shortcutsToday'), words: text('searchWordsToday'), icon: 'calendar3', key: 't', run: () => goTo({ date: isoToday() }) },
    ...views.map(([name, label]) => ({
      id: `view-${name}`, label: text('searchView', { view: label }), words: text('searchWordsView'), icon: 'calendar-week', key: KEYS[name],
      run: () => goTo({ view: name }),
    })),
    ...pages(),
    turnTheme(),
    { id: 'shortcuts', label: text('searchShortcuts'), words: text('searchWordsShortcuts'), icon: 'info-circle', key: '?', run: showShortcuts },
    {
      id: 'sign-out', label: text('signOut'), words: text('searchWordsSignOut'), icon: 'box-arrow-right',
      run: () => document.querySelector('#viewer-menu form').requestSubmit(),
    },
  ];
}

function isoToday() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** @return the commands in which every word begins some word; all of them without words */
export function commandsFor(words) {
  const asked = plain(words).split(/\s+/).filter(Boolean);
  return all().filter(({ label, words: more }) => {
    const known = plain(`${label} ${more}`).split(/[\s-]+/);
    return asked.every((word) => known.some((one) => one.startsWith(word)));
  });
}
