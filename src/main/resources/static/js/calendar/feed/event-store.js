// The events of the window on screen. Every change makes a new array, so a reader can compare arrays by identity.

export class EventStore {

  /** @type {FeedEvent[]} */
  #events = [];

  /** The events as the screen shows them. */
  get events() {
    return this.#events;
  }

  /**
   * @param {string} id
   * @returns {FeedEvent | undefined}
   */
  find(id) {
    return this.#events.find((event) => event.id === id);
  }

  /**
   * Replaces all events.
   * @protected
   * @param {FeedEvent[]} events
   */
  _reset(events) {
    this.#events = events;
  }

  /**
   * Adds an event, or replaces the one with the same id in its place.
   * @param {FeedEvent} event
   */
  put(event) {
    this.#events = this.find(event.id) ? this.#events.map((one) => (one.id === event.id ? event : one)) : [...this.#events, event];
  }

  /**
   * Replaces the events with the same ids. Ids that are not in the store are ignored.
   * @param {FeedEvent[]} events
   */
  replace(events) {
    const byId = new Map(events.map((event) => [event.id, event]));
    this.#events = this.#events.map((event) => byId.get(event.id) ?? event);
  }

  /**
   * Removes events.
   * @param {EventFilter} matches
   * @returns {FeedEvent[]} the removed events
   */
  remove(matches) {
    const removed = this.#events.filter(matches);
    if (removed.length > 0) {
      this.#events = this.#events.filter((event) => !matches(event));
    }
    return removed;
  }

}
