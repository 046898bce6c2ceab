// Goes to a view or a date of the calendar: on its page at once, from any other one there.
import { address } from './page.js';

let travel = (where) => location.assign(`${address('calendar')}?${new URLSearchParams(where)}`);

/** @param where { view, date }, each optional; a date as 2025-11-03 */
export const goTo = (where) => travel(where);

/** The calendar's own page does it by itself. */
export function onGoing(run) {
  travel = run;
}
