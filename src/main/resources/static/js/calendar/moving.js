// Dragging and resizing: shown at once, saved with the version it is based on, and taken
// back with the reason when it is refused.
import { address, clockTime, csrfHeaders, dateRange, text } from '../page.js';
import { openDialog } from '../dialog.js';
import { toast } from '../toasts.js';
import { remember } from './undoing.js';

const HOUR = 3_600_000;

/**
 * Saves where an event was moved to.
 * @param patchOf says what changes, given the event and the item as it is
 * @param takeBack called before the screen shows again what the server said last
 * @param before events of the feed as they were, for when the change is undone
 */
export async function save({ event, patchOf = patch, takeBack = () => {}, before = feed.events.filter(({ id }) => id === event.id) }, feed) {
  const { workItemId, version } = event.extendedProps;
  feed.hold();
  try {
    const { body: current } = await answer(await fetch(address(`api/work-items/${workItemId}`),
      { cache: 'no-store', headers: { Accept: 'application/json' } }));
    const { body: saved, changeId } = await answer(await fetch(address(`api/work-items/${workItemId}`), {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"`, ...csrfHeaders() },
      body: JSON.stringify(patchOf(event, current)),
    }));
    event.setExtendedProp('version', saved.version);
    keep(feed, event, saved.version);
    remember(changeId, before);
    toast(text('moved', { title: event.title, when: when(event) }), { level: 'success', about: `work-item-${workItemId}`, changeId });
  }
  catch (problem) {
    takeBack();
    feed.redraw();
    explain(problem, event);
  }
  finally {
    feed.release();
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw { status: response.status, body };
  }
  return { body, changeId: response.headers.get('X-Change-Id') ?? undefined };
}

/** "16–21 October 2025", "16 October 2025, 09:30" */
function when({ start, end, allDay }) {
  const last = allDay && end ? new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1) : start;
  return allDay ? dateRange(start, last) : `${dateRange(start, start)}, ${clockTime(start)}`;
}

function explain({ status, body }, event) {
  const { workItemId } = event.extendedProps;
  const values = { title: event.title };
  const about = `work-item-${workItemId}`;
  const reason = body?.errors?.map(({ message }) => message).join(' ') || body?.detail || '';
  if (status === undefined) {
    toast(text('moveOffline', values), { level: 'error', about });
  }
  else if (status === 401) {
    toast(text('signedOut'), { level: 'error', about, action: { label: text('signIn'), href: address('login') } });
  }
  else if (status === 404) {
    document.body.dispatchEvent(new CustomEvent('workItemGone', { detail: { id: workItemId } }));
    toast(text('gone', values), { level: 'error', about });
  }
  else if (status === 412) {
    const open = () => openDialog(address(`work-items/${workItemId}/modal`), { title: event.title });
    toast(text('moveStale', values), { level: 'warning', about, action: { label: text('open'), run: open } });
  }
  else {
    toast(text('moveRefused', { ...values, reason }), { level: 'error', about });
  }
}

/** Keeps what was saved, should the refetch that follows not get through. */
function keep(feed, event, version) {
  feed.events = feed.events.map((raw) => (raw.id !== event.id ? raw : {
    ...raw, start: event.startStr, end: event.end ? event.endStr : undefined, allDay: event.allDay,
    extendedProps: { ...raw.extendedProps, version },
  }));
}

/**
 * Says in the item's own terms when it happens now: inclusive dates, times of day in its
 * own zone. A moment stays one, a day named once is named once.
 */
export function patch(event, item) {
  return event.allDay ? days(event.startStr, lastDay(event), item) : hours(event, item);
}

function lastDay(event) {
  return event.end ? isoDate(Date.parse(event.endStr) - 24 * HOUR) : event.startStr;
}

function days(first, last, item) {
  const dates = only(first, last, item);
  return item.startTime ? { ...dates, startTime: null, endTime: null } : dates;
}

function hours(event, item) {
  const zone = item.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wasAllDay = !item.startTime;
  const wasMoment = !wasAllDay && !event.end;
  const start = wallClock(event.start, zone);
  const end = wasMoment ? start : wallClock(event.end ?? new Date(event.start.getTime() + HOUR), zone);
  return {
    ...only(start.date, end.date, item),
    startTime: start.time,
    endTime: wasMoment && !item.endTime ? null : end.time,
    ...(item.timeZone ? {} : { timeZone: zone }),
  };
}

function only(first, last, item) {
  if (first === last && !item.dueDate) {
    return { startDate: first };
  }
  return first === last && !item.startDate ? { dueDate: last } : { startDate: first, dueDate: last };
}

const isoDate = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

/** What a clock on the wall in that zone shows. */
export function wallClock(instant, timeZone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}:${parts.second}` };
}
