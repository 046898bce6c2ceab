// Turning pages and choosing views: buttons, a finger that sweeps, and paper.
import { onSwipe } from './swipe.js';

export const viewButtons = [...document.querySelectorAll('[data-view]')];

/** @param show shows a view, by its name */
export function turnPages(calendar, show) {
  viewButtons.forEach((button) => button.addEventListener('click', () => show(button.dataset.view)));
  document.querySelector('#today').addEventListener('click', () => calendar.today());
  document.querySelector('#previous').addEventListener('click', () => calendar.prev());
  document.querySelector('#next').addEventListener('click', () => calendar.next());

  // Paper cannot be asked for more: there, days show all they have.
  addEventListener('beforeprint', () => calendar.setOption('dayMaxEvents', false));
  addEventListener('afterprint', () => calendar.setOption('dayMaxEvents', true));
  onSwipe(document.querySelector('.calendar-frame'), (direction) => (direction > 0 ? calendar.next() : calendar.prev()));
}
