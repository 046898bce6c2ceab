// Lazy loading of the people planner: a placeholder until the view is first shown.
import { onNewDay } from '../../core/day-change.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';

export class PlannerLoader {

  /**
   * @param {object} page
   * @param {import('../feed/feed.js').Feed} page.feed
   * @param {import('../view/free-days.js').FreeDays} page.freeDays
   * @param {(date: Date) => void} page.openDay shows a day in the day view
   * @param {(day: string) => void} page.showDay shows the period of a day
   * @param {() => void} page.shown called when the planner is on screen for the first time
   * @param {MoveListener} page.onMove
   */
  constructor({ feed, freeDays, openDay, showDay, shown, onMove }) {
    this.feed = feed;
    this.freeDays = freeDays;
    this.openDay = openDay;
    this.showDay = showDay;
    this.shown = shown;
    this.onMove = onMove;
    this.element = create('div', { class: 'planner-place' });
    /** @type {import('./planner.js').Planner | null} */
    this.planner = null;
    /** @type {import('./grid.js').PlannerGrid | null} */
    this.grid = null;
    /** @type {FeedEvent[]} */
    this.events = [];
    onNewDay(() => {
      this.planner?.open(...this.days);
      this.planner?.draw(this.events);
    });
  }

  /** Shows a period. @param {[first: string, days: number, period: string]} days */
  open(...days) {
    this.days = days;
    if (this.planner) {
      this.planner.open(...days);
    }
    else {
      this.loading ??= this.#show();
    }
  }

  /** @param {FeedEvent[]} events */
  draw(events) {
    this.events = events;
    this.planner?.draw(events);
  }

  /** @param {string} row */
  person(row) {
    return this.planner.person(row);
  }

  async #show() {
    try {
      const planner = await this.#load();
      this.planner = planner;
      this.element.append(planner.element);
      planner.open(...this.days);
      planner.draw(this.events);
      this.shown();
    }
    catch (problem) {
      console.error('The planner could not be loaded.', problem);
      this.loading = null;
      toast(text('offlineAction'), { level: 'error', about: 'planner' });
    }
  }

  async #load() {
    const [{ Planner }, { BarDrag }, { listenToMoveKeys }, { BarMove }, { PlannerGrid }] = await Promise.all(
      [import('./planner.js'), import('./drag.js'), import('./keys.js'), import('./move.js'), import('./grid.js')]);
    const planner = new Planner(this);
    const move = new BarMove(planner, this.feed, this.freeDays, this.onMove);
    new BarDrag(planner, move, this.feed);
    this.grid = new PlannerGrid(planner, this.showDay);
    listenToMoveKeys(planner, move, this.grid);
    return planner;
  }

}
