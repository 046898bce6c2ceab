// Navigation between periods and views: buttons and swipes; and printing. A new period is drawn once, together with its
// events, unless they take too long.
import { onNavigate } from '../../core/navigate.js';
import { state } from '../state.js';

const MAX_PAUSE = 100;

/** @type {any[]} */
export const viewButtons = [...document.querySelectorAll('[data-view]')];

/**
 * @param {any} calendar
 * @param {import('./crowded-days.js').CrowdedDays} crowdedDays
 * @param {(view: string) => void} show
 */
export function listenToNavigation(calendar, crowdedDays, show) {
  viewButtons.forEach((button) => button.addEventListener('click', () => show(button.dataset.view)));
  document.querySelector('#today').addEventListener('click', () => calendar.today());
  document.querySelector('#previous').addEventListener('click', () => calendar.prev());
  document.querySelector('#next').addEventListener('click', () => calendar.next());

  // On paper, days show all their events.
  const limitEvents = (isLimited) => {
    crowdedDays.isOff = !isLimited;
    calendar.setOption('dayMaxEvents', isLimited);
    calendar.refetchEvents();
  };
  addEventListener('beforeprint', () => limitEvents(false));
  addEventListener('afterprint', () => limitEvents(true));
  if (navigator.maxTouchPoints > 0) {
    const navigate = (direction) => (direction > 0 ? calendar.next() : calendar.prev());
    import('./swipe.js').then(({ onSwipe }) => onSwipe(document.querySelector('.calendar-frame'), navigate)).catch(() => {});
  }
}

/**
 * Follows commands of the palette that name a view or a day.
 * @param {object} page
 * @param {any} page.calendar
 * @param {RenderPause} page.renderPause
 * @param {import('./grid-focus.js').GridFocus} page.focus
 * @param {(view: string, date: any) => void} page.go
 */
export function followCommands({ calendar, renderPause, focus, go }) {
  onNavigate(({ view = state.view, date }) => {
    if (view !== state.view) {
      go(view, calendar.getDate());
    }
    if (date) {
      calendar.gotoDate(date);
      renderPause.end();
      focus.focusDay(date);
    }
  });
}

/** Pauses rendering until the events of a new period arrive; the old period stays on screen. */
export class RenderPause {

  /** @param {any} calendar */
  start(calendar) {
    this.calendar = calendar;
    calendar.pauseRendering();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), MAX_PAUSE);
  }

  /** Draws everything that changed. */
  end() {
    clearTimeout(this.timer);
    this.calendar?.resumeRendering();
    this.calendar = null;
  }

}
