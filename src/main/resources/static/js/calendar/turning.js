// Turning pages and choosing views: buttons, a finger that sweeps, and paper. Another period
// is drawn once, with its events, unless they keep the reader waiting.

const PATIENCE = 100;

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

export class Pace {

  /** Leaves on screen what is there until the events of another period are here. */
  wait(calendar) {
    this.calendar = calendar;
    calendar.pauseRendering();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), PATIENCE);
  }

  /** Draws what is due. */
  end() {
    clearTimeout(this.timer);
    this.calendar?.resumeRendering();
    this.calendar = null;
  }

}
