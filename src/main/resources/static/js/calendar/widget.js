// FullCalendar, set up for this page. It draws what the feed holds and never fetches.
import { address, dateLocale, text, timeLocale } from '../page.js';
import { openDialog } from '../dialog.js';
import { content, didMount } from './event-look.js';
import { keepEvent } from './keeping.js';
import { moreCount, openMore } from './more-popover.js';
import { HOUR, placed, save } from './moving.js';
import { firstDayOfWeek, isoDay } from './period.js';
import { shadeCell } from './shading.js';
import { state, VIEWS } from './state.js';

const hour12 = new Intl.DateTimeFormat(timeLocale, { hour: 'numeric' }).resolvedOptions().hour12;
const clock = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', hour12 };
const LONG_PRESS = 450;

const localTime = (date) => `${isoDay(date)}T${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
const dayBefore = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1);

/** The link of an event on screen, which has its focus: in what is opened first, and never one that is hidden. */
export function linkOf(id) {
  const link = `[data-event-link="${CSS.escape(id)}"]`;
  return [...document.querySelectorAll(`#calendar .fc-popover ${link}`), ...document.querySelectorAll(`#calendar ${link}`)]
    .find((found) => found.checkVisibility?.({ checkVisibilityCSS: true }) ?? true);
}

/** Address of the form for a new item; both ends inclusive. */
export function newItemAddress(start, end) {
  const parameters = new URLSearchParams({ start, end });
  if (start.includes('T')) {
    parameters.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  }
  return `${address('work-items/new')}?${parameters}`;
}

function propose(start, end, allDay) {
  const url = allDay ? newItemAddress(isoDay(start), isoDay(dayBefore(end))) : newItemAddress(localTime(start), localTime(end));
  openDialog(url, { title: text('newItem') });
}

/** The planner is ours; as a view of FullCalendar's it has its place, its dates and its turning of pages. */
const plannerView = (planner) => FullCalendar.createPlugin({
  name: 'people planner',
  views: { people: { content: () => ({ domNodes: [planner.element] }), duration: { weeks: 2 }, dateIncrement: { weeks: 1 } } },
});

export function makeCalendar(element, { feed, crowd, pace, freeDays, planner, planning, go, moved, datesSet, placeOfDay }) {
  let drawn = null;
  const hold = () => {
    drawn = feed.events;
    feed.hold();
  };
  const changed = ({ event, oldEvent }) => {
    keepEvent(event, oldEvent, freeDays);
    if (oldEvent.allDay && !event.allDay && !event.end) {
      event.setEnd(new Date(event.start.getTime() + HOUR));
    }
    const wasDrawn = feed.events === drawn;
    const before = feed.events.find(({ id }) => id === event.id);
    const saved = save({ event }, feed);
    if (!wasDrawn) {
      // What was drawn during the drag does not know of it.
      feed.redraw();
    }
    return { before, after: placed(before, event), saved };
  };
  const calendar = new FullCalendar.Calendar(element, {
    plugins: [plannerView(planner)],
    initialView: VIEWS[state.view],
    initialDate: state.date ?? undefined,
    locale: dateLocale,
    defaultRangeSeparator: ' – ',
    timeZone: 'local',
    firstDay: firstDayOfWeek,
    headerToolbar: false,
    height: '100%',
    expandRows: true,
    nowIndicator: true,
    scrollTime: '07:00:00',
    eventTimeFormat: clock,
    slotLabelFormat: clock,
    listDayFormat: { weekday: 'long', day: 'numeric', month: 'long' },
    listDaySideFormat: false,
    views: {
      dayGridMonth: { dayHeaderFormat: { weekday: 'short' } },
      timeGridWeek: { dayHeaderFormat: { weekday: 'short', day: 'numeric' } },
      timeGridDay: { dayHeaderFormat: { weekday: 'long', day: 'numeric', month: 'long' } },
      listMonth: { displayEventEnd: true },
      multiMonthYear: { multiMonthMinWidth: 240, multiMonthMaxColumns: 4, aspectRatio: 1.05 },
    },

    navLinks: true,
    navLinkHint: (date) => text('openDay', { day: date }),
    navLinkDayClick: (date) => go('day', date),
    dayMaxEvents: true,
    moreLinkContent: moreCount(crowd),
    moreLinkDidMount: ({ el }) => el.setAttribute('role', 'button'),
    moreLinkClick: ({ jsEvent }) => openMore(crowd, feed, jsEvent),
    windowResize: () => crowd.leftOut.size > 0 && feed.redraw(),
    dayHeaderDidMount: ({ el }) => el.dataset.date && shadeCell(el, freeDays),
    dayCellDidMount: ({ el, date, view }) => {
      el.removeAttribute('aria-labelledby');
      shadeCell(el, freeDays);
      // What scrolls can be scrolled with the arrow keys, also where there is no event to go to.
      if (el.matches('.fc-timegrid-col') && date.getTime() === view.activeStart.getTime()) {
        el.tabIndex = 0;
      }
    },
    closeHint: text('close'),
    timeHint: text('time'),
    eventHint: text('event'),
    allDayContent: text('allDay'),
    noEventsContent: text('nothingInPeriod'),

    events: (window, done) => {
      // Asked before anything is drawn, the answer comes meanwhile.
      const isAsked = feed.open(window.startStr, window.endStr);
      // What is there of another period is drawn for those who are on it; else once, with the answer.
      const isAwaited = isAsked && !element.contains(document.activeElement);
      if (isAwaited && element.hasChildNodes()) {
        pace.wait(calendar);
      }
      done(isAwaited ? [] : crowd.draw(feed.events, window));
    },
    lazyFetching: false,
    eventDisplay: 'block',
    displayEventEnd: false,
    eventContent: content,
    eventDidMount: didMount,
    defaultTimedEventDuration: '00:30',
    forceEventDuration: false,
    slotEventOverlap: false,

    longPressDelay: LONG_PRESS,
    dragRevertDuration: 0,
    eventDragStart: () => {
      hold();
      planning.tray.isTarget = true;
    },
    eventDragStop: ({ event, jsEvent }) => {
      planning.letGo(event, jsEvent);
      setTimeout(() => feed.release());
    },
    eventResizeStart: hold,
    eventResizeStop: () => setTimeout(() => feed.release()),
    eventDrop: (change) => {
      const { before, after, saved } = changed(change);
      moved(before, after, saved);
    },
    eventResize: changed,
    eventReceive: ({ event }) => planning.receive(event),
    eventClick: ({ jsEvent, event }) => {
      if (jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) {
        return;
      }
      jsEvent.preventDefault();
      openDialog(address(`work-items/${event.extendedProps.workItemId}/modal`),
        { title: event.title, focusLater: () => linkOf(event.id) ?? placeOfDay() });
    },

    selectable: true,
    selectMirror: true,
    selectMinDistance: 6,
    select: ({ start, end, allDay, view }) => {
      view.calendar.unselect();
      propose(start, end, allDay);
    },
    dateClick: ({ date, allDay }) => {
      if (state.view === 'year') {
        go('month', date);
      }
      else {
        const end = allDay ? new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1) : new Date(date.getTime() + HOUR);
        propose(date, end, allDay);
      }
    },
    datesSet,
  });
  return calendar;
}
