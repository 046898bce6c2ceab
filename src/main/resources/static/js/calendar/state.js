// The state of the calendar page: view, date and filters. The URL is its only store.
import { formatViewQuery, parseViewQuery, toParameters } from './view-query.js';

/** @typedef {import('./view-query.js').ViewState} ViewState */

/** Matches on phones. */
export const narrow = matchMedia('(max-width: 767.98px)');

/** @type {((cause: 'change' | 'navigation') => void)[]} */
const listeners = [];

/** @returns {ViewState} */
function fromAddress() {
  const { view, date, filters } = parseViewQuery(location.search);
  return { view: view ?? (narrow.matches ? 'list' : 'month'), date, filters };
}

export let state = fromAddress();

/** The current filters as request parameters. */
export const filterParameters = () => toParameters(state.filters);

/** The query string of the current view and filters, without the date. */
export const currentViewQuery = () => formatViewQuery({ view: state.view, filters: state.filters });

export const isFiltered = () => [...filterParameters()].length > 0;

/**
 * Changes the state and the URL.
 * @param {Partial<ViewState>} difference
 * @param {{ remember?: boolean }} options whether Back returns to the state before
 */
export function change(difference, { remember = true } = {}) {
  state = { ...state, ...difference };
  const address = `${location.pathname}?${formatViewQuery(state)}`;
  if (address !== location.pathname + location.search) {
    history[remember ? 'pushState' : 'replaceState'](null, '', address);
  }
  listeners.forEach((listener) => listener('change'));
}

/**
 * Listens for changes of the state, by `change` or by Back and Forward ("navigation").
 * @param {(cause: 'change' | 'navigation') => void} listener
 */
export function onState(listener) {
  listeners.push(listener);
}

addEventListener('popstate', () => {
  state = fromAddress();
  listeners.forEach((listener) => listener('navigation'));
});
