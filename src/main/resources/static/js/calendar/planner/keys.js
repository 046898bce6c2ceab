// Moves bars with the keyboard: Alt and arrows by a day or to the next person, with Shift also pressed the last day only.
import { daysOf } from './rows.js';
import { announce } from '../../core/announce.js';
import { addDays } from '../../core/dates.js';
import { text } from '../../core/i18n.js';

const DAYS = { ArrowLeft: -1, ArrowRight: 1 };
const ROWS = { ArrowUp: -1, ArrowDown: 1 };

/**
 * @param {import('./planner.js').Planner} planner
 * @param {import('./move.js').BarMove} move
 * @param {import('./grid.js').PlannerGrid} grid
 */
export function listenToMoveKeys(planner, move, grid) {
  planner.table.addEventListener('keydown', (event) => {
    const link = event.target.closest('.planner-bar');
    if (!link || !event.altKey || event.ctrlKey || event.metaKey || !(event.key in DAYS || event.key in ROWS)) {
      return;
    }
    event.preventDefault();
    if (!link.matches('.movable')) {
      announce(text('notMovable', { title: move.current(link.dataset.eventId)?.title ?? '' }));
      return;
    }
    const raw = move.current(link.dataset.eventId);
    const from = link.closest('tr').dataset.row;
    const index = planner.rows.findIndex((row) => row.id === from) + (ROWS[event.key] ?? 0);
    const to = planner.rows[index]?.id;
    if (!raw || !to) {
      return;
    }
    const span = daysOf(raw);
    const by = DAYS[event.key] ?? 0;
    const wanted = event.shiftKey && event.key in DAYS
      ? { first: span.first, last: raw.allDay && addDays(span.last, by) >= span.first ? addDays(span.last, by) : span.last }
      : { first: addDays(span.first, by), last: addDays(span.last, by) };
    move.run(raw, skipFreeDays(wanted, span, by, move, raw), from, to);
    // The bar is gone if the item left the period on screen.
    (planner.linkOf(to, raw.id) ?? grid.find(span.first))?.focus({ preventScroll: false });
  });
}

/** A step back onto free days would snap forward to its start, so it continues to the working day before them. */
function skipFreeDays(wanted, span, by, move, raw) {
  let { first, last } = wanted;
  for (let steps = 0; by < 0 && first !== span.first && steps < 14 && move.target(raw, { first, last }).first >= span.first; steps++) {
    first = addDays(first, -1);
    last = addDays(last, -1);
  }
  return { first, last };
}
