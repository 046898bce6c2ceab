// Holds the place of the people planner until somebody looks at it; then it comes.
import { make, text } from '../page.js';
import { toast } from '../toasts.js';

export class PlannerLater {

  /**
   * @param openDay shows one day in the day view
   * @param moved called when the planner moved an event
   */
  constructor({ feed, freeDays, openDay, moved }) {
    Object.assign(this, { feed, freeDays, openDay, moved });
    this.element = make('div', { class: 'planner-place' });
    this.planner = null;
    this.events = [];
  }

  open(...days) {
    this.days = days;
    if (this.planner) {
      this.planner.open(...days);
    }
    else {
      this.loading ??= this.#bring();
    }
  }

  draw(events) {
    this.events = events;
    this.planner?.draw(events);
  }

  person(row) {
    return this.planner.person(row);
  }

  async #bring() {
    try {
      const planner = await this.#load();
      this.planner = planner;
      this.element.append(planner.element);
      planner.open(...this.days);
      planner.draw(this.events);
    }
    catch (problem) {
      console.error('The planner could not be loaded.', problem);
      this.loading = null;
      toast(text('offlineAction'), { level: 'error', about: 'planner' });
    }
  }

  async #load() {
    const [{ Planner }, { PlannerDragging }, { movableByKeys }, { Mover }] = await Promise.all(
      [import('./planner.js'), import('./planner-drag.js'), import('./planner-keys.js'), import('./planner-moving.js')]);
    const planner = new Planner(this);
    const mover = new Mover(planner, this.feed, this.freeDays, this.moved);
    new PlannerDragging(planner, mover, this.feed);
    movableByKeys(planner, mover);
    return planner;
  }

}
