// Moves occurrences of a series: asks to which ones the move applies, draws what would move dashed, and saves it.
import { isManagedByViewer } from './series-permissions.js';
import { afterPendingSaves, explain, saveOptimistically } from './optimistic-save.js';
import { rememberEvents } from './optimistic-undo.js';
import { addDays, daysBetween, isoDay } from '../../core/dates.js';
import { dispatch, WORK_ITEM_SAVED } from '../../core/events.js';
import { request } from '../../core/http.js';
import { toast } from '../../core/toasts.js';
import { itemPath } from '../../item/address.js';
import { ALL_CHOICES, askSeries } from '../../item/series-question.js';
import { clockSpan, movedLike } from '../event-times.js';
import { linkOf } from '../fullcalendar.js';
import { onOccurrence } from './occurrence.js';

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

  /** The events after the move. @param {Apply} apply @returns {FeedEvent[]} those that move */
  moved(apply) {
    const { before, after } = this;
    const { occurrence } = before.extendedProps;
    return this.originals.filter((raw) => raw.id === before.id || apply === 'all' || (apply === 'following' && raw.extendedProps.occurrence > occurrence))
      .map((raw) => (raw.id === before.id ? after : movedLike(raw, before, after)));
  }

  /** @param {FeedEvent[]} events */
  draw(events) {
    this.feed.replace([...this.originals, ...events]);
    this.feed.redraw();
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
  const { title, extendedProps: { workItemId, version, ...address } } = before;
  const about = `work-item-${address.seriesId}`;
  try {
    let changed;
    await afterPendingSaves(async () => {
      const { body: item } = await request(`api/work-items/${workItemId}`, { about });
      const patch = patchOf(onOccurrence(item, before), before);
      const { body: series, changeId } = await request(`api/${itemPath({ workItemId, ...address }, '', { apply })}`, {
        method: 'PATCH', json: patch, about, headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` },
      });
      const days = daysMoved(onOccurrence(item, before), patch);
      rememberEvents(changeId, preview.originals, [...preview.originals.map(({ id }) => id), ...preview.moved(apply).map((raw) => idAfter(raw, days, series))]);
      if (isFocused(before.id)) {
        preview.focusAfter = idAfter(before, days, series);
      }
      toast(successText(), { level: 'success', about, changeId, quiet });
      dispatch(WORK_ITEM_SAVED, { id: series.id, changeId });
      changed = changeId ?? true;
    });
    return changed;
  }
  catch (problem) {
    preview.draw([]);
    explain(problem, { ...before.extendedProps, title }, about);
    return false;
  }
}

const isFocused = (id) => /** @type {any} */ (document.activeElement)?.dataset.eventLink === id;

/** By how many days a patch moves the first day of an item. */
function daysMoved(item, patch) {
  const [before, after] = [item, { ...item, ...patch }].map(({ startDate, dueDate }) => startDate ?? dueDate);
  return daysBetween(before, after);
}

/** The id of an event after the change: its original start moves with the series. */
function idAfter({ extendedProps: { occurrence } }, days, series) {
  const day = addDays(occurrence.slice(0, 10), days);
  return `work-item-${series.id}@${series.startTime ? `${day}T${series.startTime}` : day}`;
}
