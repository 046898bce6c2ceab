// The content of a drawn event: colour, status symbol, time and title, and a label for screen readers.
import { clockTime, dateRange, timeRange } from '../../core/date-format.js';
import { isoDay, plusDays } from '../../core/dates.js';
import { text } from '../../core/i18n.js';
import { isOverdue } from '../../core/overdue.js';
import { clockSpan, drawnTimes } from '../event-times.js';

const BY_TEAM = 'kalends.color-by-team';
const byTeam = document.querySelector('#color-by-team');
const hues = new Map([...document.querySelectorAll('#filters input[name="team"][data-hue]')].map((input) => [input.value, input.dataset.hue]));

/** Handles the option to colour events by team. @param {() => void} redraw */
export function followColorOption(redraw) {
  if (byTeam) {
    byTeam.checked = localStorage.getItem(BY_TEAM) === 'yes';
    byTeam.addEventListener('change', () => {
      localStorage.setItem(BY_TEAM, byTeam.checked ? 'yes' : 'no');
      redraw();
    });
  }
}

const teamColor = (teamId) => (hues.has(teamId) ? `var(--team-${hues.get(teamId)})` : 'var(--k-line-strong)');

/**
 * Converts an event of the feed for FullCalendar. The stylesheet sets the colour.
 * @param {FeedEvent} event
 * @returns {any}
 */
export function toEvent({ backgroundColor, textColor, classNames = [], extendedProps, start, end, ...event }) {
  const color = byTeam?.checked ? teamColor(extendedProps.teamId) : backgroundColor;
  return { ...event, ...drawnTimes({ ...event, extendedProps, start, end }), classNames, extendedProps: { ...extendedProps, color } };
}

const showsTime = ({ event, timeText, view }) => timeText && !event.allDay && !view.type.startsWith('list');

/**
 * Draws the content of an event.
 * @param {EventContent} arg
 * @param {(name: string, attributes: object, ...children: any[]) => any} h creates elements, so titles are never parsed as HTML
 */
export function eventContent(arg, h) {
  const line = lineOf(arg, h);
  // A row of the list is not a link itself; FullCalendar expects one inside.
  return arg.view.type.startsWith('list') ? h('a', { href: arg.event.url }, line) : line;
}

function lineOf(arg, h) {
  const { event, timeText } = arg;
  const { status } = event.extendedProps;
  const overdue = isOverdue(event, status);
  const time = showsTime(arg) ? h('span', { class: 'event-time' }, timeText) : null;
  // A bar of the planner can be short; its title comes first.
  const isTitleFirst = arg.view.type === 'people';
  return h('span', { class: 'event-line' },
    h('span', { class: 'glyph', 'aria-hidden': 'true' }, status ? text(`glyph-${status}`) : ''), ' ',
    isTitleFirst ? null : time, ' ',
    overdue ? h('span', { class: 'overdue-sign', 'aria-hidden': 'true' }, '!') : null, ' ',
    h('span', { class: 'event-title' }, event.title),
    event.extendedProps.seriesId ? h('span', { class: isChanged(event) ? 'repeat-sign repeat-changed' : 'repeat-sign', 'aria-hidden': 'true' }) : null,
    isTitleFirst ? time : null,
    overdue ? h('span', { class: 'overdue-word', 'aria-hidden': 'true' }, ` ${text('overdue')}`) : null);
}

/** Whether an occurrence is an item of its own. */
const isChanged = ({ extendedProps: { seriesId, workItemId } }) => seriesId !== workItemId;

const repeatText = (event) => event.extendedProps.seriesId && text(isChanged(event) ? 'repeatsChanged' : 'repeats');

/** @param {string} status */
export const statusText = (status) => text(`status-${status}`);

/** Sets colour, id and label of the drawn element. @param {EventContent & { el: any }} arg */
export function labelEvent(arg) {
  const { el, event } = arg;
  if (event.extendedProps.preview) {
    // Screen readers hear the offer instead.
    el.setAttribute('aria-hidden', 'true');
    el.style.setProperty('--event-color', event.extendedProps.color);
    return;
  }
  el.dataset.eventId = event.id;
  if (event.extendedProps.color) {
    el.style.setProperty('--event-color', event.extendedProps.color);
  }
  const target = el.matches('a') ? el : el.querySelector('a');
  if (target) {
    target.setAttribute('aria-label', (showsTime(arg) ? `${arg.timeText} ` : '') + labelOf(event));
    target.dataset.eventLink = event.id;
    // The planner has a help text of its own.
    if (event.startEditable && arg.view.type !== 'people') {
      target.setAttribute('aria-describedby', 'move-help');
    }
  }
}

/** "Write report, task, in progress, 15–20 October 2025" */
function labelOf(event) {
  const { type, status, team, location } = event.extendedProps;
  return [event.title, type && text(`type-${type}`), status && statusText(status), isOverdue(event, status) && text('overdue'), when(event), repeatText(event), location, team].filter(Boolean).join(', ');
}

/**
 * "16–21 October 2025", "16 October 2025, 09:30": when an event of the feed starts.
 * @param {FeedEvent} raw
 */
export function startText(raw) {
  const { start, end } = clockSpan(raw);
  return raw.allDay ? dateRange(start, end ? plusDays(end, -1) : start) : `${dateRange(start, start)}, ${clockTime(start)}`;
}

/** The dates of an event in words. @param {{ start: Date | null, end: Date | null, allDay: boolean }} event clock dates */
export function when(event) {
  if (!event.start) {
    return '';
  }
  if (event.allDay) {
    return dateRange(event.start, event.end ? plusDays(event.end, -1) : event.start);
  }
  if (!event.end) {
    return `${dateRange(event.start, event.start)}, ${clockTime(event.start)}`;
  }
  return isoDay(event.start) === isoDay(event.end)
    ? `${dateRange(event.start, event.start)}, ${timeRange(event.start, event.end)}`
    : `${dateRange(event.start, event.start)}, ${clockTime(event.start)} – ${dateRange(event.end, event.end)}, ${clockTime(event.end)}`;
}
