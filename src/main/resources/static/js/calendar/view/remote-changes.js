// Says who changed or deleted the event that has the focus, or the item that is open in the dialog, when somebody else did.
import { savedHere } from '../editing/optimistic-save.js';
import { announce } from '../../core/announce.js';
import { address } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';
import { itemPath } from '../../item/address.js';
import { openDialog } from '../../item/dialog.js';

/** @typedef {{ id: string, title: string, extendedProps: { workItemId: string, version: number } }} Known */

/** Loaded on demand: most changes are made elsewhere. @type {typeof import('./who-changed.js').whoChanged} */
const explain = (item, hiddenKey) => import('./who-changed.js').then(({ whoChanged }) => whoChanged(item, hiddenKey), () => '');

export class RemoteChanges {

  /** @param {import('../feed/feed.js').Feed} feed */
  constructor(feed) {
    this.feed = feed;
  }

  /**
   * @param {Known | null} focused the event that has the focus, as it was drawn before
   * @returns {() => void} compares it with the events after a redraw
   */
  watch(focused) {
    const before = focused && { id: focused.id, title: focused.title, itemId: focused.extendedProps.workItemId, version: focused.extendedProps.version };
    return () => {
      const after = before && this.feed.find(before.id);
      if (before && after?.extendedProps.version !== before.version && !savedHere.has(`${before.itemId}/${after?.extendedProps.version}`)) {
        explain({ ...before, itemId: after?.extendedProps.workItemId ?? before.itemId }, after ? null : 'noLongerShown').then((message) => message && announce(message));
      }
      this.#checkDialog();
    };
  }

  /** An open item that was changed is offered again, because the dialog shows its earlier state. */
  async #checkDialog() {
    /** @type {any} */
    const title = document.querySelector('#dialog-body .item [data-edit-title]');
    const { id, version, occurrence } = title?.dataset ?? {};
    const event = id && (occurrence ? this.feed.find(`work-item-${id}@${occurrence}`)
      : this.feed.events.find(({ extendedProps }) => extendedProps.workItemId === id));
    const known = `${id}/${event?.extendedProps.version}`;
    if (event && event.extendedProps.version > Number(version) && known !== this.offered) {
      this.offered = known;
      const message = await explain({ title: event.title, itemId: event.extendedProps.workItemId }, null);
      if (message && title.isConnected) {
        const run = () => openDialog(address(itemPath({ workItemId: id, seriesId: id, occurrence }, '/modal')), { title: event.title });
        toast(message, { about: 'open-item', action: { label: text('showChange'), run } });
      }
    }
  }

}
