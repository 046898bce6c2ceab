// What keys do on the calendar page. Letters can be switched off, arrows, Enter and Delete are
// always there.
import { openDialog } from '../dialog.js';
import { isTaken, onKey } from '../finding/shortcuts.js';
import { text } from '../page.js';
import { deleteEvent } from './deleting.js';
import { VIEWS } from './state.js';
import { linkOf, newItemAddress } from './widget.js';

const VIEW_KEYS = { month: 'm', week: 'w', day: 'd', list: 'l', year: 'y', people: 'p' };
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** @param parts what the page consists of: calendar, focus (where it is), nudging, go, turn */
export function listenToKeys({ calendar, focus, nudging, go, turn }) {
  const next = () => turn(() => calendar.next());
  const previous = () => turn(() => calendar.prev());

  onKey('t', () => turn(() => calendar.today()));
  onKey('j', next);
  onKey('k', previous);
  onKey('c', () => (focus.focusedDay ? openDialog(newItemAddress(focus.focusedDay, focus.focusedDay), { title: text('newItem') })
    : document.querySelector('.new-item').click()));
  for (const [view, key] of Object.entries(VIEW_KEYS)) {
    if (view in VIEWS) {
      onKey(key, () => go(view, focus.focusedDay ?? calendar.getDate()));
    }
  }

  const arrow = (event) => {
    if (event.altKey) {
      return Boolean(focus.focusedEvent) && nudging.press(event, focus.focusedEvent.id);
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
      nudging.flush().then(() => deleteEvent(item, () => linkOf(item.id)));
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
