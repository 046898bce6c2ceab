// The keys of the calendar page. Single-letter shortcuts can be disabled; arrows, Enter and Delete always work.
import { deleteEvent } from './editing/delete-event.js';
import { linkOf } from './fullcalendar.js';
import { VIEWS } from './view-query.js';
import { openNewItem } from '../item/new-item.js';
import { isTaken, onKey } from '../search/shortcuts.js';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** Moves the focus into the calendar: where it was last, or to the stop of the Tab key. A list without events has the heading. */
function enterCalendar({ root, stop }) {
  const stops = [stop, ...root.querySelectorAll(':is([data-event-link], td[data-date], .planner *)[tabindex="0"]')];
  (stops.find((element) => element?.isConnected && element.checkVisibility()) ?? document.querySelector('#period')).focus();
}

/**
 * @param {object} page
 * @param {any} page.calendar
 * @param {import('./view/grid-focus.js').GridFocus} page.focus
 * @param {import('./planner/loader.js').PlannerLoader} page.planner
 * @param {import('./editing/keyboard-move.js').KeyboardMove} page.keyboardMove
 * @param {(view: string, date: Date | string) => void} page.go
 * @param {(run: () => void) => void} page.keepFocus runs a navigation and restores the focus
 */
export function listenToKeys({ calendar, focus, planner, keyboardMove, go, keepFocus }) {
  const next = () => keepFocus(() => calendar.next());
  const previous = () => keepFocus(() => calendar.prev());

  onKey('g', () => enterCalendar(focus));
  document.querySelector('[data-skip="calendar"]').addEventListener('click', (event) => {
    event.preventDefault();
    enterCalendar(focus);
  });
  onKey('t', () => keepFocus(() => calendar.today()));
  onKey('j', next);
  onKey('k', previous);
  onKey('c', () => {
    const { rowId, day } = planner.grid?.focused ?? {};
    if (rowId) {
      planner.planner.propose(rowId, day, day);
    }
    else if (focus.focusedDay) {
      openNewItem(focus.focusedDay, focus.focusedDay);
    }
    else {
      document.querySelector('.new-item').click();
    }
  });
  for (const [view, { key }] of Object.entries(VIEWS)) {
    onKey(key, () => go(view, focus.focusedDay ?? calendar.getDate()));
  }

  const arrow = (event) => {
    if (event.altKey) {
      return Boolean(focus.focusedEvent) && keyboardMove.press(event, focus.focusedEvent.id);
    }
    if (event.shiftKey || event.target.closest('input, [role="radiogroup"]')) {
      return false;
    }
    if (focus.move(event.key)) {
      return true;
    }
    const step = { ArrowLeft: previous, ArrowRight: next }[event.key];
    return Boolean(step) && !event.target.closest('.fc-popover') && (step(), true);
  };

  const other = (event) => {
    const { focusedEvent: item } = focus;
    if (event.key === 'Delete' && item && !event.altKey) {
      keyboardMove.flush().then(() => deleteEvent(item, () => linkOf(item.id)));
      return true;
    }
    if (event.key === 'Enter' && event.target.matches('#calendar td[data-date]')) {
      go('day', event.target.dataset.date);
      return true;
    }
    return false;
  };

  document.addEventListener('keydown', (event) => {
    if (!isTaken(event) && (ARROWS.includes(event.key) ? arrow(event) : other(event))) {
      event.preventDefault();
    }
  });
}
