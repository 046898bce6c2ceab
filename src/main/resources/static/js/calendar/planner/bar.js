// A bar of the planner has the content and label of an event in the other views.
import { clockSpan } from '../event-times.js';
import { eventContent, labelEvent, toEvent } from '../view/event-content.js';
import { clockTime } from '../../core/date-format.js';
import { create } from '../../core/dom.js';
import { text } from '../../core/i18n.js';
import { isOverdueEvent } from '../../core/overdue.js';

const VIEW = { type: 'people' };

const element = (name, attributes, ...children) => create(name, attributes, ...children.filter((child) => child !== null));

/** Converts an event of the feed to the format that eventContent expects. */
function eventOf(raw) {
  return { ...toEvent(raw), ...clockSpan(raw) };
}

/** A key of the appearance. A bar with the same key is not redrawn. @param {FeedEvent} raw @param {{ starts: boolean, ends: boolean }} edges */
export const appearanceKey = (raw, { starts, ends }) => JSON.stringify([raw, toEvent(raw).extendedProps.color, isOverdueEvent(raw), starts, ends]);

/**
 * Renders an event in a link.
 * @param {any} link
 * @param {FeedEvent} raw
 * @param {{ starts: boolean, ends: boolean }} edges whether the first and the last day are on screen
 * @returns {any} the link
 */
export function drawBar(link, raw, { starts, ends }) {
  const event = eventOf(raw);
  const timeText = event.allDay ? '' : clockTime(event.start);
  const classes = ['fc-event', 'fc-h-event', 'planner-bar', ...event.classNames];
  link.className = [...classes, starts && 'fc-event-start', ends && 'fc-event-end', raw.editable && 'movable'].filter(Boolean).join(' ');
  link.href = event.url;
  link.draggable = false;
  link.replaceChildren(eventContent({ event, timeText, view: VIEW }, element));
  if (raw.editable && raw.allDay) {
    link.append(...[starts && 'first', ends && 'last'].filter(Boolean)
      .map((edge) => create('span', { class: `planner-edge planner-edge-${edge}`, 'data-edge': edge, 'aria-hidden': 'true' })));
  }
  link.toggleAttribute('aria-describedby', false);
  if (raw.editable) {
    link.setAttribute('aria-describedby', 'planner-help');
  }
  labelEvent({ el: link, event, timeText, view: VIEW });
  return link;
}

/** The description of how to move bars with the keyboard. */
export const help = () => create('p', { id: 'planner-help', hidden: '' }, text('howToMove'));
