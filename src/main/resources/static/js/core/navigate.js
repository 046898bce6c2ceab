// Shows a view or a date of the calendar, from any page.
import { address } from './http.js';

/** @typedef {{ view?: string, date?: string }} Target a date as 2025-11-03 */

/** @type {(target: Target) => void} */
let navigate = (target) => location.assign(`${address('calendar')}?${new URLSearchParams(target)}`);

/** @param {Target} target */
export const goTo = (target) => navigate(target);

/**
 * The calendar page navigates without loading a page.
 * @param {(target: Target) => void} run
 */
export function onNavigate(run) {
  navigate = run;
}
