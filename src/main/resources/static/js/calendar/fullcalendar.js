// Creates the FullCalendar of the page with its handlers. It draws the events of the feed and never fetches.
import { HOUR, isoDay, plusDays } from '../core/dates.js';
import { address } from '../core/http.js';
import { withOffset } from '../core/zone.js';
import { itemPath } from '../item/address.js';
import { openDialog } from '../item/dialog.js';
import { openNewItem } from '../item/new-item.js';
import { reschedule } from './editing/reschedule.js';
import { snapEvent } from './editing/snap-to-working-days.js';
import { withDates } from './event-times.js';
import { options } from './fullcalendar-options.js';
import { state } from './state.js';
import { VIEWS } from './view-query.js';
import { eventContent, labelEvent } from './view/event-content.js';
import { moreLinkContent, openMore } from './view/more-popover.js';
import { shadeCell } from './view/shading.js';

/** The second click of a double click belongs to what was there at the first, such as a toast. @param {any} event */
const isSecondClick = (event) => event?.detail > 1;

const minuteText = (date) => date.toISOString().slice(0, 16);

/**
 * The visible link of an event; the one in an open popover is preferred.
 * @param {string} id
 * @returns {HTMLElement | undefined}
 */
export function linkOf(id) {
  const link = `[data-event-link="${CSS.escape(id)}"]`;
  return [...document.querySelectorAll(`#calendar .fc-popover ${link}`), ...document.querySelectorAll(`#calendar ${link}`)]
    .find((found) => found.checkVisibility?.({ checkVisibilityCSS: true }) ?? true);
}

function proposeItem(start, end, allDay) {
  if (allDay) {
    openNewItem(isoDay(start), isoDay(plusDays(end, -1)));
  }
  else {
    openNewItem(minuteText(start), minuteText(end));
  }
}

/** The people planner as a view of FullCalendar, which provides its dates and navigation. */
const plannerView = (planner) => FullCalendar.createPlugin({
  name: 'people planner',
  views: { people: { content: () => ({ domNodes: [planner.element] }), duration: { weeks: 2 }, dateIncrement: { weeks: 1 } } },
});

/** Handlers of dragging and resizing. */
function editingHandlers({ feed, freeDays, tray, trayDrag, onMove }) {
  let drawn = null;
  const hold = () => {
    drawn = feed.events;
    feed.hold();
  };
  const save = ({ event, oldEvent }) => {
    snapEvent(event, oldEvent, freeDays);
    if (oldEvent.allDay && !event.allDay && !event.end) {
      event.setEnd(new Date(event.start.getTime() + HOUR));
    }
    const wasRedrawn = feed.events !== drawn;
    const before = feed.find(event.id);
    const after = withDates(before, event);
    const saved = reschedule({ before, after }, feed);
    if (wasRedrawn) {
      // A redraw during the drag has put the event back.
      feed.redraw();
    }
    return { before, after, saved };
  };
  return {
    eventDragStart: ({ event }) => {
      hold();
      // An occurrence without dates would be lost.
      tray.isTarget = !event.extendedProps.seriesId;
    },
    eventDragStop: ({ event, jsEvent }) => {
      trayDrag.drop(event, jsEvent);
      setTimeout(() => feed.release());
    },
    eventResizeStart: hold,
    eventResizeStop: () => setTimeout(() => feed.release()),
    eventDrop: (change) => {
      const { before, after, saved } = save(change);
      onMove(before, after, saved);
    },
    eventResize: save,
    eventReceive: ({ event }) => trayDrag.receive(event),
  };
}

/** Handlers of clicks and selections. */
const clickHandlers = ({ go, dayElement }) => ({
  navLinkDayClick: (date) => go('day', date),
  eventClick: ({ jsEvent, event }) => {
    if (jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) {
      return;
    }
    jsEvent.preventDefault();
    openDialog(address(itemPath(event.extendedProps, '/modal')),
      { title: event.title, findFocus: () => linkOf(event.id) ?? dayElement() });
  },
  select: ({ start, end, allDay, view, jsEvent }) => {
    view.calendar.unselect();
    if (!isSecondClick(jsEvent)) {
      proposeItem(start, end, allDay);
    }
  },
  dateClick: ({ date, allDay, jsEvent }) => {
    if (isSecondClick(jsEvent)) {
      return;
    }
    if (state.view === 'year') {
      go('month', date);
    }
    else {
      proposeItem(date, allDay ? plusDays(date, 1) : new Date(date.getTime() + HOUR), allDay);
    }
  },
});

/** Handlers that draw. */
const drawingHandlers = (element, { feed, crowdedDays, renderPause, freeDays }, calendar) => ({
  moreLinkContent: moreLinkContent(crowdedDays),
  moreLinkDidMount: ({ el }) => el.setAttribute('role', 'button'),
  moreLinkClick: ({ jsEvent }) => openMore(crowdedDays, feed, jsEvent),
  windowResize: () => crowdedDays.leftOut.size > 0 && feed.redraw(),
  dayHeaderDidMount: ({ el }) => el.dataset.date && shadeCell(el, freeDays),
  dayCellDidMount: ({ el, date, view }) => {
    el.removeAttribute('aria-labelledby');
    shadeCell(el, freeDays);
    // A scrollable area must be reachable with the keyboard, even if it has no events.
    if (el.matches('.fc-timegrid-col') && date.getTime() === view.activeStart.getTime()) {
      el.tabIndex = 0;
    }
  },
  events: (window, done) => {
    // The request is sent before anything is drawn.
    const isFetching = feed.open(withOffset(window.start), withOffset(window.end));
    // A new period is drawn once, with the response. If the calendar has the focus, it is also drawn immediately.
    const isDelayed = isFetching && !element.contains(document.activeElement);
    if (isDelayed && element.hasChildNodes()) {
      renderPause.start(calendar());
    }
    done(isDelayed ? [] : crowdedDays.draw(feed.events, window));
  },
  eventContent,
  eventDidMount: labelEvent,
});

/** The tooltip is loaded when an event could first need it. */
function loadTooltipOnDemand(element, feed) {
  let isLoaded = false;
  const load = () => {
    if (!isLoaded) {
      isLoaded = true;
      import('./view/event-tooltip.js').then(({ EventTooltip }) => new EventTooltip(element, feed), () => { isLoaded = false; });
    }
  };
  ['pointerover', 'focusin'].forEach((name) => element.addEventListener(name, load));
}

/**
 * @param {HTMLElement} element
 * @param {object} page
 * @param {import('./feed/feed.js').Feed} page.feed
 * @param {import('./view/crowded-days.js').CrowdedDays} page.crowdedDays
 * @param {import('./view/period-navigation.js').RenderPause} page.renderPause
 * @param {import('./view/free-days.js').FreeDays} page.freeDays
 * @param {import('./planner/loader.js').PlannerLoader} page.planner
 * @param {import('./editing/unscheduled-tray.js').UnscheduledTray} page.tray
 * @param {import('./editing/tray-drag.js').TrayDrag} page.trayDrag
 * @param {(view: string, date: Date | string) => void} page.go
 * @param {MoveListener} page.onMove
 * @param {(dates: any) => void} page.onDatesSet
 * @param {() => HTMLElement | null} page.dayElement the element to focus if an event is gone
 */
export function createCalendar(element, page) {
  loadTooltipOnDemand(element, page.feed);
  const calendar = new FullCalendar.Calendar(element, {
    ...options,
    plugins: [plannerView(page.planner)],
    initialView: VIEWS[state.view].type,
    initialDate: state.date ?? undefined,
    ...drawingHandlers(element, page, () => calendar),
    ...editingHandlers(page),
    ...clickHandlers(page),
    datesSet: page.onDatesSet,
  });
  return calendar;
}
