// Moving bars from the keyboard: Alt and arrows by a day or to the next person, with Shift
// the last day alone.
import { daysOf } from './planner-rows.js';
import { addDays } from './working-days.js';

const DAYS = { ArrowLeft: -1, ArrowRight: 1 };
const ROWS = { ArrowUp: -1, ArrowDown: 1 };

export function movableByKeys(planner, mover) {
  planner.table.addEventListener('keydown', (event) => {
    const link = event.target.closest('.planner-bar.movable');
    if (!link || !event.altKey || event.ctrlKey || event.metaKey || !(event.key in DAYS || event.key in ROWS)) {
      return;
    }
    event.preventDefault();
    const raw = mover.current(link.dataset.eventId);
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
    mover.move(raw, backOverFreeDays(wanted, span, by, mover, raw), from, to);
    // What left the two weeks on screen has no bar any more.
    (planner.linkOf(to, raw.id) ?? planner.scroller).focus({ preventScroll: false });
  });
}

/** Who keeps to working days and steps back lands before the free days, not on where they were. */
function backOverFreeDays(wanted, span, by, mover, raw) {
  let { first, last } = wanted;
  for (let steps = 0; by < 0 && first !== span.first && steps < 14 && mover.target(raw, { first, last }).first >= span.first; steps++) {
    first = addDays(first, -1);
    last = addDays(last, -1);
  }
  return { first, last };
}
