// The times of events: instants in the feed, the viewer's clock on screen. Pure functions.
import { DAY, daysBetween, isoDay } from '../core/dates.js';
import { viewerZone } from '../core/zone.js';

/** The text of a clock date, as FullCalendar writes and reads it in a named zone. @param {Date} clock */
const clockText = (clock) => clock.toISOString().slice(0, 19);

/** @param {string} text @returns {Date} */
const parseClock = (text) => new Date(`${text.slice(0, 19)}Z`);

/** @param {Date} instant */
const instantText = (instant) => instant.toISOString().replace('.000Z', 'Z');

/**
 * Start and end on the viewer's clock. In the hour that a change of clocks repeats, an end may read earlier than its
 * start; there the event is drawn with its real length.
 * @param {{ start: string, end?: string | null, allDay: boolean }} event of the feed
 * @returns {{ start: Date, end: Date | null }} clock dates, end exclusive
 */
export function clockSpan({ start, end, allDay }) {
  if (allDay) {
    return { start: new Date(start), end: end ? new Date(end) : null };
  }
  const [from, to] = [start, end].map((text) => (text ? new Date(text) : null));
  const first = viewerZone.clockAt(from);
  const last = to && viewerZone.clockAt(to);
  return { start: first, end: last && last <= first ? new Date(first.getTime() + to.getTime() - from.getTime()) : last };
}

/**
 * Start and end as FullCalendar reads them.
 * @param {FeedEvent} event
 * @returns {{ start: string, end?: string }}
 */
export function drawnTimes(event) {
  if (event.allDay) {
    return event.end ? { start: event.start, end: event.end } : { start: event.start };
  }
  const { start, end } = clockSpan(event);
  return end ? { start: clockText(start), end: clockText(end) } : { start: clockText(start) };
}

/**
 * An event of the feed with other dates. An end that was not moved keeps its instant, which its clock time may not tell.
 * @param {FeedEvent} raw
 * @param {{ startStr: string, endStr: string, allDay: boolean }} dates days, or times on the viewer's clock
 * @returns {FeedEvent}
 */
export function withDates(raw, { startStr, endStr, allDay }) {
  if (allDay) {
    return { ...raw, allDay, start: startStr, end: endStr || undefined };
  }
  const before = raw && !raw.allDay ? drawnTimes(raw) : null;
  const instant = (text, name) => (before?.[name] === text ? new Date(raw[name]) : viewerZone.instantOf(parseClock(text)));
  const start = instant(startStr, 'start');
  if (!endStr) {
    return { ...raw, allDay, start: instantText(start), end: undefined };
  }
  const end = instant(endStr, 'end');
  // In the hour skipped by a change of clocks, the end can fall on the start.
  const length = parseClock(endStr).getTime() - parseClock(startStr).getTime();
  return { ...raw, allDay, start: instantText(start), end: instantText(end > start ? end : new Date(start.getTime() + length)) };
}

/**
 * An event of the feed, some days later on the viewer's clock.
 * @param {FeedEvent} raw
 * @param {number} startBy days
 * @param {number} [endBy] days
 * @returns {FeedEvent}
 */
export function shiftEvent(raw, startBy, endBy = startBy) {
  const { start, end } = clockSpan(raw);
  const shift = (date, days) => (raw.allDay ? isoDay : clockText)(new Date(date.getTime() + days * DAY));
  return withDates(raw, { allDay: raw.allDay, startStr: shift(start, startBy), endStr: end ? shift(end, endBy) : '' });
}

/**
 * An event of the feed, moved or resized like another one on the viewer's clock.
 * @param {FeedEvent} raw
 * @param {FeedEvent} before the other one
 * @param {FeedEvent} after
 * @returns {FeedEvent}
 */
export function movedLike(raw, before, after) {
  const [from, to, own] = [before, after, raw].map(clockSpan);
  const write = (date) => (after.allDay ? isoDay : clockText)(date);
  const start = new Date(own.start.getTime() + to.start.getTime() - from.start.getTime());
  const length = to.end && to.end.getTime() - to.start.getTime() + (own.end && from.end
    ? own.end.getTime() - own.start.getTime() - (from.end.getTime() - from.start.getTime()) : 0);
  return withDates(raw, { allDay: after.allDay, startStr: write(start), endStr: length ? write(new Date(start.getTime() + length)) : '' });
}

/**
 * @param {FeedEvent} before
 * @param {FeedEvent} after
 * @returns {{ start: number, end: number } | null} by how many days both ends moved, null if a time of day changed as well
 */
export function daysMoved(before, after) {
  if (!before || before.allDay !== after.allDay || (!after.allDay && Boolean(before.end) !== Boolean(after.end))) {
    return null;
  }
  const [from, to] = [before, after].map(ends);
  if (from.isRepeated) {
    return null;
  }
  const days = (name) => daysBetween(isoDay(from[name]), isoDay(to[name]));
  const moved = { start: days('start'), end: days('end') };
  const expected = shiftEvent(before, moved.start, moved.end);
  const isAs = (name) => Date.parse(expected[name]) === Date.parse(after[name]);
  return before.allDay || (isAs('start') && (!after.end || isAs('end'))) ? moved : null;
}

/** Both ends on the clock, and whether it shows the end earlier than it is drawn. @param {FeedEvent} event */
function ends(event) {
  const { start, end } = clockSpan(event);
  const isRepeated = Boolean(end) && !event.allDay && viewerZone.clockAt(new Date(event.end)).getTime() !== end.getTime();
  return { start, end: end ?? (event.allDay ? new Date(start.getTime() + DAY) : start), isRepeated };
}
