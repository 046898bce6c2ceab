// How an event looks and what it is called: a quiet tint with a bar, a sign for its status,
// the time before the title, and one sentence for those who listen.
import { clockTime, dateRange, text, timeLocale } from '../page.js';

const times = new Intl.DateTimeFormat(timeLocale, { hour: 'numeric', minute: '2-digit' });

const BY_TEAM = 'kalends.color-by-team';
const byTeam = document.querySelector('#color-by-team');
const hues = new Map([...document.querySelectorAll('#filters input[name="team"][data-hue]')].map((input) => [input.value, input.dataset.hue]));

/** Calls back when the reader wants events in the colours of their teams, or no longer. */
export function onColors(redraw) {
  if (byTeam) {
    byTeam.checked = localStorage.getItem(BY_TEAM) === 'yes';
    byTeam.addEventListener('change', () => {
      localStorage.setItem(BY_TEAM, byTeam.checked ? 'yes' : 'no');
      redraw();
    });
  }
}

const teamColor = (teamId) => (hues.has(teamId) ? `var(--team-${hues.get(teamId)})` : 'var(--k-line-strong)');

/** Makes a FullCalendar event of one of the feed; colours become ours to mix. */
export function toEvent({ backgroundColor, textColor, classNames = [], extendedProps, ...event }) {
  const color = byTeam?.checked ? teamColor(extendedProps.teamId) : backgroundColor;
  return { ...event, classNames, extendedProps: { ...extendedProps, color } };
}

const showsTime = ({ event, timeText, view }) => timeText && !event.allDay && !view.type.startsWith('list');

/** Draws the inside of an event. h makes virtual elements, so every title stays text. */
export function content(arg, h) {
  const line = lineOf(arg, h);
  // A row of the list is no link by itself, and FullCalendar looks for one in it.
  return arg.view.type.startsWith('list') ? h('a', { href: arg.event.url }, line) : line;
}

function lineOf(arg, h) {
  const { event, timeText } = arg;
  const { status } = event.extendedProps;
  return h('span', { class: 'event-line' },
    h('span', { class: 'glyph', 'aria-hidden': 'true' }, status ? text(`glyph-${status}`) : ''), ' ',
    showsTime(arg) ? h('span', { class: 'event-time' }, timeText) : null, ' ',
    h('span', { class: 'event-title' }, event.title));
}

export const statusWord = (status) => text(`status-${status}`);

/** Marks the drawn element with its colour, its id and its name. */
export function didMount(arg) {
  const { el, event } = arg;
  if (event.extendedProps.preview) {
    // It shows to those who see it what the bar says to everybody.
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
    target.setAttribute('aria-label', (showsTime(arg) ? `${arg.timeText} ` : '') + spoken(event));
    target.dataset.eventLink = event.id;
  }
}

/** "Write report, task, in progress, 15–20 October 2025" */
export function spoken(event) {
  const { type, status, team, location } = event.extendedProps;
  return [event.title, type && text(`type-${type}`), status && statusWord(status), when(event), location, team].filter(Boolean).join(', ');
}

export function when(event) {
  if (!event.start) {
    return '';
  }
  if (event.allDay) {
    const last = event.end ? new Date(event.end.getFullYear(), event.end.getMonth(), event.end.getDate() - 1) : event.start;
    return dateRange(event.start, last);
  }
  if (!event.end) {
    return `${dateRange(event.start, event.start)}, ${clockTime(event.start)}`;
  }
  return event.start.toDateString() === event.end.toDateString()
    ? `${dateRange(event.start, event.start)}, ${times.formatRange(event.start, event.end)}`
    : `${dateRange(event.start, event.start)}, ${clockTime(event.start)} – ${dateRange(event.end, event.end)}, ${clockTime(event.end)}`;
}
