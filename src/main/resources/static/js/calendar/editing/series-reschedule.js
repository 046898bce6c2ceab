// Moves occurrences of a series: asks to which ones the move applies, draws what would move dashed, and saves it.
import { isManagedByViewer } from './series-permissions.js';
import { afterPendingSaves, explain, OutdatedEvent, saveOptimistically } from './optimistic-save.js';
import { rememberEvents } from './optimistic-undo.js';
import { daysBetween, isoDay } from '../../core/dates.js';
import { dispatch, WORK_ITEM_SAVED } from '../../core/events.js';
import { request } from '../../core/http.js';
import { toast } from '../../core/toasts.js';
import { itemPath } from '../../item/address.js';
import { ALL_CHOICES, askSeries } from '../../item/series-question.js';
import { clockSpan, movedLike } from '../event-times.js';
import { linkOf } from '../fullcalendar.js';
import { afterSeriesMove, onOccurrence, withIdentityOf, withUnknownVersion } from './occurrence.js';

/** @typedef {import('../../item/series-question.js').Apply} Apply */

/** What a move would show for each answer. */
class Preview {

  constructor({ before, after }, feed) {
    this.before = before;
    this.after = after;
    this.feed = feed;
    /** The event to focus after the refetch. @type {string | null} */
    this.focusAfter = null;
    const { seriesId } = before.extendedProps;
    this.originals = feed.events.filter((raw) => raw.extendedProps.seriesId === seriesId).map((raw) => (raw.id === before.id ? before : raw));
  }

  /** The events before the move, with their present ids and versions. @returns {FeedEvent[]} */
  get current() {
    return this.originals.map((raw) => withIdentityOf(raw, this.feed.find(raw.id)));
  }

  /** The events after the move. @param {Apply} apply @returns {FeedEvent[]} those that move */
  moved(apply) {
    const { before, after, current } = this;
    const { seriesId, occurrence } = (current.find(({ id }) => id === before.id) ?? before).extendedProps;
    const isLater = ({ extendedProps: own }) => own.seriesId === seriesId && (apply === 'all' || (apply === 'following' && own.occurrence > occurrence));
    return current.filter((raw) => raw.id === before.id || isLater(raw))
      .map((raw) => (raw.id === before.id ? withIdentityOf(after, raw) : movedLike(raw, before, after)));
  }

  /** @param {FeedEvent[]} events */
  draw(events) {
    this.feed.replace([...this.current, ...events]);
    this.feed.redraw();
  }

  /**
   * Gives the events the ids and versions of the saved series, for moves before the refetch. Earlier occurrences that did
   * not move belong to a series that got an end, whose version the response does not tell.
   * @param {FeedEvent[]} saved
   */
  keep(saved) {
    const ended = this.current.filter(({ extendedProps: { workItemId, seriesId } }) => workItemId === seriesId).map(withUnknownVersion);
    const shown = [...ended, ...saved].map((raw) => withIdentityOf(this.feed.find(raw.id) ?? raw, raw));
    this.feed.replace(shown);
  }

  /** @param {Apply} apply */
  show(apply) {
    this.draw(this.moved(apply).map((raw) => ({ ...raw, classNames: [...(raw.classNames ?? []), 'wi-preview'] })));
  }

}

/**
 * Moves an occurrence, and others if the viewer wants that. The feed is held by the caller.
 * @param {object} move
 * @param {FeedEvent} move.before
 * @param {FeedEvent} move.after
 * @param {(item: WorkItem, known: FeedEvent) => object} move.patchOf
 * @param {() => string} move.successText
 * @param {boolean} move.quiet
 * @param {import('../feed/feed.js').Feed} feed
 * @returns {Promise<import('./optimistic-save.js').Saved>}
 */
export async function rescheduleSeries(move, feed) {
  const { before, after } = move;
  const { title } = before;
  const hadFocus = isFocused(before.id);
  const preview = new Preview(move, feed);
  const choices = await isManagedByViewer(before) ? ALL_CHOICES : ALL_CHOICES.filter((choice) => choice !== 'following');
  const apply = await askSeries({ title, day: isoDay(clockSpan(before).start), choices, onChoice: (choice) => preview.show(choice) });
  preview.draw(apply ? preview.moved(apply) : []);
  if (hadFocus) {
    linkOf(before.id)?.focus();
  }
  if (apply === 'this') {
    const { workItemId, version } = before.extendedProps;
    return saveOptimistically({ ...move, id: after.id, title, workItemId, version }, feed);
  }
  const saved = apply ? await saveSeries(move, apply, preview) : false;
  const { focusAfter } = preview;
  if (focusAfter) {
    // The events are fetched when the last hold is released, which follows.
    setTimeout(() => feed.running.then(() => linkOf(focusAfter)?.focus()));
  }
  return saved;
}

/** Saves a move of several occurrences, which get other ids. */
async function saveSeries(move, apply, preview) {
  const { before, patchOf, successText, quiet } = move;
  const { feed } = preview;
  const about = `work-item-${before.extendedProps.seriesId}`;
  try {
    let changed;
    await afterPendingSaves(async () => {
      const event = feed.find(before.id);
      if (!event || event.extendedProps.version === null) {
        throw new OutdatedEvent();
      }
      const { workItemId, version } = event.extendedProps;
      const { body } = await request(`api/work-items/${workItemId}`, { about });
      const item = onOccurrence(body, event);
      const patch = patchOf(item, before);
      const { body: series, changeId } = await request(`api/${itemPath(event.extendedProps, '', { apply })}`, {
        method: 'PATCH', json: patch, about, headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` },
      });
      const days = daysMoved(item, patch);
      const saved = preview.moved(apply).map((raw) => afterSeriesMove(raw, days, series));
      rememberEvents(changeId, preview.originals, [...preview.originals.map(({ id }) => id), ...saved.map(idOf)]);
      if (isFocused(before.id)) {
        preview.focusAfter = idOf(saved.find(({ id }) => id === before.id));
      }
      preview.keep(saved);
      toast(successText(), { level: 'success', about, changeId, quiet });
      dispatch(WORK_ITEM_SAVED, { id: series.id, changeId });
      changed = changeId ?? true;
    });
    return changed;
  }
  catch (problem) {
    preview.draw([]);
    const { title, extendedProps } = feed.find(before.id) ?? before;
    explain(problem, { ...extendedProps, title }, about);
    return false;
  }
}

const isFocused = (id) => /** @type {any} */ (document.activeElement)?.dataset.eventLink === id;

/** By how many days a patch moves the first day of an item. */
function daysMoved(item, patch) {
  const [before, after] = [item, { ...item, ...patch }].map(({ startDate, dueDate }) => startDate ?? dueDate);
  return daysBetween(before, after);
}

/** The id that the feed gives an occurrence. @param {any} event */
const idOf = ({ extendedProps: { seriesId, occurrence } }) => `work-item-${seriesId}@${occurrence}`;
