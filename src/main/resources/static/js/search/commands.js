// The commands of the palette. The pages are those in the menus of this page.
import { VIEWS } from '../calendar/view-query.js';
import { text } from '../core/i18n.js';
import { goTo } from '../core/navigate.js';
import { searchText } from '../core/search-text.js';
import { today } from '../core/zone.js';
import { currentTheme } from '../page/theme.js';
import { showShortcuts } from './shortcuts.js';

/** @typedef {{ id: string, label: string, words: string, icon: string, key?: string, run: () => void }} Command */

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

function themeCommand() {
  const other = currentTheme() === 'dark' ? 'light' : 'dark';
  return {
    id: 'theme', label: text(other === 'dark' ? 'searchTurnDark' : 'searchTurnLight'), words: text('searchWordsTheme'),
    icon: other === 'dark' ? 'moon' : 'sun',
    run: () => document.querySelector(`#theme-${other}`).click(),
  };
}

/** @returns {Command[]} */
function all() {
  const views = Object.entries(VIEWS).map(([name, { key }]) => ({ name, key, label: viewName(name) })).filter(({ label }) => label);
  return [
    { id: 'new', label: text('shortcutsCreate'), words: text('searchWordsNew'), icon: 'plus-lg', key: 'c', run: () => document.querySelector('.new-item').click() },
    { id: 'today', label: text('shortcutsToday'), words: text('searchWordsToday'), icon: 'calendar3', key: 't', run: () => goTo({ date: today() }) },
    ...views.map(({ name, key, label }) => ({
      id: `view-${name}`, label: text('searchView', { view: label }), words: text('searchWordsView'), icon: 'calendar-week', key,
      run: () => goTo({ view: name }),
    })),
    ...pages(),
    themeCommand(),
    { id: 'shortcuts', label: text('searchShortcuts'), words: text('searchWordsShortcuts'), icon: 'info-circle', key: '?', run: showShortcuts },
    {
      id: 'sign-out', label: text('signOut'), words: text('searchWordsSignOut'), icon: 'box-arrow-right',
      run: () => document.querySelector('#viewer-menu form').requestSubmit(),
    },
  ];
}

/**
 * @param {string} words
 * @returns {Command[]} the commands in which every word is a prefix of some word; all commands if there are no words
 */
export function commandsFor(words) {
  const wanted = searchText(words).split(/\s+/).filter(Boolean);
  return all().filter(({ label, words: more }) => {
    const known = searchText(`${label} ${more}`).split(/[\s-]+/);
    return wanted.every((word) => known.some((one) => one.startsWith(word)));
  });
}
