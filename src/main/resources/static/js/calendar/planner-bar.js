// A bar of the planner looks and is called like an event of the other views.
import { clockTime, make, text } from '../page.js';
import { content, didMount, toEvent } from './event-look.js';

const VIEW = { type: 'people' };

const element = (name, attributes, ...children) => make(name, attributes, ...children.filter((child) => child !== null));

/** An event of the feed with real dates, as the look of events takes it. */
export function eventOf(raw) {
  const { start, end, allDay, ...rest } = toEvent(raw);
  const date = (value) => (allDay ? new Date(`${value}T00:00`) : new Date(value));
  return { ...rest, allDay, start: date(start), end: end ? date(end) : null };
}

/** What decides how a bar looks; a bar whose look stays the same is left alone. */
export const lookOf = (raw, { starts, ends }) => JSON.stringify([raw, toEvent(raw).extendedProps.color, starts, ends]);

/**
 * Fills the link that stands for an event.
 * @param starts whether its first day is on screen
 * @param ends whether its last day is
 */
export function fill(link, raw, { starts, ends }) {
  const event = eventOf(raw);
  const timeText = event.allDay ? '' : clockTime(event.start);
  const classes = ['fc-event', 'fc-h-event', 'planner-bar', ...event.classNames];
  link.className = [...classes, starts && 'fc-event-start', ends && 'fc-event-end', raw.editable && 'movable'].filter(Boolean).join(' ');
  link.href = event.url;
  link.draggable = false;
  link.replaceChildren(content({ event, timeText, view: VIEW }, element));
  if (raw.editable && raw.allDay) {
    link.append(...[starts && 'first', ends && 'last'].filter(Boolean)
      .map((edge) => make('span', { class: `planner-edge planner-edge-${edge}`, 'data-edge': edge, 'aria-hidden': 'true' })));
  }
  link.toggleAttribute('aria-describedby', false);
  if (raw.editable) {
    link.setAttribute('aria-describedby', 'planner-help');
  }
  didMount({ el: link, event, timeText, view: VIEW });
  return link;
}

/** The sentence that explains how bars are moved from the keyboard. */
export const help = () => make('p', { id: 'planner-help', hidden: '' }, text('howToMove'));
