// Removes events from the screen in two steps. They are hidden at once; moving up the events underneath takes long to
// draw and follows later. Concealed events stay hidden even if a response contains them.

const CLOSE_GAP_AFTER = 150;

export class Removals {

  #concealed = new Set();
  #hasGap = false;

  /**
   * @param {import('./event-store.js').EventStore} store
   * @param {FeedListener} listener
   */
  constructor(store, listener) {
    this.store = store;
    this.listener = listener;
  }

  /** @param {FeedEvent[]} events @returns {FeedEvent[]} those that are not concealed */
  withoutConcealed(events) {
    return events.filter((event) => ![...this.#concealed].some((matches) => matches(event)));
  }

  /** @param {EventFilter} matches */
  conceal(matches) {
    this.#concealed.add(matches);
  }

  /** @param {EventFilter} matches */
  unconceal(matches) {
    this.#concealed.delete(matches);
  }

  /** @param {EventFilter} matches @returns {FeedEvent[]} the removed events */
  remove(matches) {
    const removed = this.store.remove(matches);
    if (removed.length > 0) {
      this.listener.hide(removed, true);
      this.#hasGap = true;
      setTimeout(() => this.closeGap(), CLOSE_GAP_AFTER);
    }
    return removed;
  }

  closeGap() {
    if (this.#hasGap) {
      this.#hasGap = false;
      this.listener.shrink(this.store.events);
    }
  }

  /** Everything was drawn again. */
  redrawn() {
    this.#hasGap = false;
  }

}
