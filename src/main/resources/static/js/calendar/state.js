// The state of the calendar page: view, date and filters. The URL is its only store.
import { isOverdueEvent } from '../core/overdue.js';
import { formatViewQuery, OVERDUE, parseViewQuery, toParameters } from './view-query.js';

/** @typedef {import('./view-query.js').ViewState} ViewState */

/** Matches on phones. */
export const narrow = matchMedia('(max-width: 767.98px)');

/** Matches on phones that are held sideways, and when the page is zoomed. */
export const low = matchMedia('(max-height: 479.98px)');

/** @type {((cause: 'change' | 'navigation') => void)[]} */
const listeners = [];

/** @returns {ViewState} */
function fromAddress() {
  const { view, date, filters } = parseViewQuery(location.search);
  return { view: view ?? (narrow.matches ? 'list' : 'month'), date, filters };
}

export let state = fromAddress();

const NAMED = ['team', 'location'];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a filter names a team that the viewer is not in, or a location that was deleted. The feed refuses such filters; links
 * and saved views can outlive both.
 * @param {string} name
 * @param {string} value
 */
export const isGone = (name, value) => NAMED.includes(name) && ID.test(value)
  && ![...document.querySelectorAll(`#filters input[name="${name}"]`)].some((box) => box.value === value);

/** The filters without what is gone. The address keeps it. */
export function effectiveFilters() {
  const kept = Object.entries(state.filters).map(([name, values]) => /** @type {const} */ ([name, values.filter((value) => !isGone(name, value))]));
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}

/** The current filters as request parameters. */
export const filterParameters = () => toParameters(effectiveFilters());

/** The query string of the current view and filters, without the date. */
export const currentViewQuery = () => formatViewQuery({ view: state.view, filters: state.filters });

export const isFiltered = () => [...filterParameters()].length > 0 || Boolean(state.filters[OVERDUE]);

/** Whether the filters of the page let an event through. @param {FeedEvent} event */
export const isShown = (event) => !state.filters[OVERDUE] || isOverdueEvent(event);

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
