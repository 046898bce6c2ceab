// The options of FullCalendar that are not handlers: locale, formats and the layout of views.
import { isoDay } from '../core/dates.js';
import { dateLocale, text } from '../core/i18n.js';
import { clockTime, timeRange } from '../core/date-format.js';
import { firstDayOfWeek, showsWeekNumbers, weekNumber } from '../core/weeks.js';
import { clockNow, viewerZone } from '../core/zone.js';

/** How long a finger has to rest before a drag starts, in milliseconds. */
export const LONG_PRESS = 450;

/** Times of day as in all other texts. @param {{ start: { marker: Date }, end?: { marker: Date } | null }} times */
function clock({ start, end }) {
  if (!end) {
    return clockTime(start.marker);
  }
  return isoDay(start.marker) === isoDay(end.marker) ? timeRange(start.marker, end.marker) : `${clockTime(start.marker)} – ${clockTime(end.marker)}`;
}

export const options = {
  locale: dateLocale,
  defaultRangeSeparator: ' – ',
  timeZone: viewerZone.name,
  now: clockNow,
  firstDay: firstDayOfWeek,
  weekNumbers: showsWeekNumbers,
  weekNumberCalculation: weekNumber,
  weekText: text('weekShort'),
  weekNumberFormat: { week: 'narrow' },
  headerToolbar: false,
  height: '100%',
  expandRows: true,
  fixedWeekCount: false,
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
  dayMaxEvents: true,
  closeHint: text('close'),
  timeHint: text('time'),
  eventHint: text('event'),
  allDayContent: text('allDay'),
  noEventsContent: text('nothingInPeriod'),

  lazyFetching: false,
  eventDisplay: 'block',
  displayEventEnd: false,
  defaultTimedEventDuration: '00:30',
  forceEventDuration: false,
  slotEventOverlap: false,
  // A short event has one line, and is a target of 24 pixels.
  eventMinHeight: 24,
  eventShortHeight: 40,

  longPressDelay: LONG_PRESS,
  dragRevertDuration: 0,
  selectable: true,
  selectMirror: true,
  selectMinDistance: 6,
};
