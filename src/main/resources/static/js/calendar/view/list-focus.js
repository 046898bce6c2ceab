// Keyboard focus in lists of events: the list view, and the popover of "+12 more".
import { byPosition, isVisible } from './cell-geometry.js';

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** @param {Element} scope @returns {any[]} links of events from top to bottom */
const linksIn = (scope) => [...scope.querySelectorAll('[data-event-link]')].filter(isVisible).sort(byPosition);

/**
 * @param {string} key
 * @param {any} link the focused one
 * @param {Element} root
 * @returns {any} the link that the key moves to, the same at the end of the list; null if it is another key
 */
export function neighbourInList(key, link, root) {
  const links = linksIn(link.closest('.fc-popover') ?? root);
  return key in STEPS ? links[links.indexOf(link) + STEPS[key]] ?? link : null;
}

/** The day under whose heading an event of the list view is. @param {Element} link @returns {string | null} */
export function dayInList(link) {
  for (let row = link.closest('.fc-list tr'); row; row = row.previousElementSibling) {
    if (row.matches('.fc-list-day')) {
      return /** @type {any} */ (row).dataset.date;
    }
  }
  return null;
}

/** The first event of the list view on a day or after it, otherwise the last one. @param {Element} root @param {string} day @returns {any} */
export function linkFrom(root, day) {
  const links = linksIn(root).filter((link) => link.closest('.fc-list'));
  return links.find((link) => dayInList(link) >= day) ?? links[links.length - 1] ?? null;
}
