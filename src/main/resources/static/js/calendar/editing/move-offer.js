// Offers to move the descendants of a moved item along. The offer itself is loaded when the first item with children moves.
import { daysMoved } from '../event-times.js';

export class MoveOffer {

  /**
   * @param {HTMLElement} bar the element of the offer
   * @param {any} calendar
   * @param {import('../feed/feed.js').Feed} feed
   * @param {(id: string) => void} focusEvent
   */
  constructor(bar, calendar, feed, focusEvent) {
    this.load = () => import('./move-descendants.js')
      .then(({ DescendantMove }) => { this.loaded ??= new DescendantMove(bar, calendar, feed, focusEvent); });
    /** @type {import('./move-descendants.js').DescendantMove | undefined} */
    this.loaded = undefined;
  }

  /**
   * Makes the offer if the start of the item moved by whole days and the item has children. Without a connection there is
   * no offer; the save of the move itself reports the problem.
   * @param {FeedEvent} before
   * @param {FeedEvent} after
   * @param {Promise<import('./optimistic-save.js').Saved>} saved the move of the item itself
   */
  async offer(before, after, saved) {
    if (!this.loaded && before.extendedProps.childCount && daysMoved(before, after)?.start) {
      await this.load().catch(() => {});
      // The item may have been moved twice while the module was loading.
      this.loaded?.interrupt();
    }
    this.loaded?.offer(before, after, saved);
  }

  /** Another update starts before the offer is answered. */
  interrupt() {
    this.loaded?.interrupt();
  }

  /** The calendar was redrawn, which removes the preview. */
  redrawn() {
    this.loaded?.redrawn();
  }

}
