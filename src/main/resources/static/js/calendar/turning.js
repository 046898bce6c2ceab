// Turning pages and choosing views: buttons, a finger that sweeps, and paper.

export const viewButtons = [...document.querySelectorAll('[data-view]')];

/**
 * @param crowd leaves out what is on crowded days
 * @param show shows a view, by its name
 */
export function turnPages(calendar, crowd, show) {
  viewButtons.forEach((button) => button.addEventListener('click', () => show(button.dataset.view)));
  document.querySelector('#today').addEventListener('click', () => calendar.today());
  document.querySelector('#previous').addEventListener('click', () => calendar.prev());
  document.querySelector('#next').addEventListener('click', () => calendar.next());

  // Paper cannot be asked for more: there, days show all they have.
  const cut = (is) => {
    crowd.isOff = !is;
    calendar.setOption('dayMaxEvents', is);
    calendar.refetchEvents();
  };
  addEventListener('beforeprint', () => cut(false));
  addEventListener('afterprint', () => cut(true));
  if (navigator.maxTouchPoints > 0) {
    const turn = (direction) => (direction > 0 ? calendar.next() : calendar.prev());
    import('./swipe.js').then(({ onSwipe }) => onSwipe(document.querySelector('.calendar-frame'), turn)).catch(() => {});
  }
}
