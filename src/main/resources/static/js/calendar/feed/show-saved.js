// After an item was saved that is not on screen, a toast says why and offers to show it.
import { eventOfItem, hiddenReason } from './hidden-reason.js';
import { listen, WORK_ITEM_CREATED, WORK_ITEM_SAVED, WORK_ITEM_UPDATED } from '../../core/events.js';
import { address, request } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { toast } from '../../core/toasts.js';
import { openDialog } from '../../item/dialog.js';
import { isFiltered } from '../state.js';

const REASONS = { filter: 'hiddenByFilter', period: 'hiddenByPeriod', calendar: 'hiddenOnCalendar' };

/**
 * @param {object} page
 * @param {import('./feed.js').Feed} page.feed
 * @param {import('../editing/unscheduled-tray.js').UnscheduledTray} page.tray
 * @param {() => void} page.clearFilters
 * @param {(date: string) => void} page.goToDate
 * @param {(eventId: string) => void} page.focusEvent
 */
export function showSaved({ feed, tray, clearFilters, goToDate, focusEvent }) {
  const eventOf = (id) => eventOfItem(feed.events, id);

  /** A refetch can be replaced by a later one. */
  const settled = async () => {
    let running;
    do {
      running = feed.running;
      await running;
    } while (running !== feed.running);
  };

  const reasonFor = async (id) => {
    await settled();
    await tray.running;
    const item = eventOf(id) ? null : await request(`api/work-items/${id}`, { about: 'feed' }).then(({ body }) => body, () => null);
    const { start, end } = feed.window;
    const screen = { start: start.slice(0, 10), end: end.slice(0, 10), filtered: isFiltered(), inTray: Boolean(tray.find(id)) };
    return { item, reason: item && !eventOf(id) ? hiddenReason(item, screen) : null };
  };

  const show = async ({ id, title, startDate, dueDate }, reason) => {
    if (reason === 'calendar') {
      openDialog(address(`work-items/${id}/modal`), { title });
      return;
    }
    if (reason === 'period') {
      goToDate(startDate ?? dueDate);
      await settled();
    }
    if (!eventOf(id) && isFiltered()) {
      clearFilters();
      await settled();
    }
    const event = eventOf(id);
    if (event) {
      focusEvent(event.id);
    }
  };

  listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, WORK_ITEM_SAVED], async ({ detail: { id, changeId } }) => {
    // The refetch starts in a microtask (see feed-sync.js), or after an optimistic update.
    await new Promise((done) => { setTimeout(done); });
    const { item, reason } = await reasonFor(id);
    if (reason) {
      toast(`${text('saved', { title: item.title })} ${text(REASONS[reason])}`, {
        about: `work-item-${id}`, changeId, also: { label: text('show'), run: () => show(item, reason) },
      });
    }
  });
}
