// The options of FullCalendar that are not handlers: locale, formats and the layout of views.
import { dateLocale, text } from '../core/i18n.js';
import { timeLocale } from '../core/date-format.js';
import { firstDayOfWeek } from './view/period.js';

/** How long a finger has to rest before a drag starts, in milliseconds. */
export const LONG_PRESS = 450;

const hour12 = new Intl.DateTimeFormat(timeLocale, { hour: 'numeric' }).resolvedOptions().hour12;
const clock = { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', hour12 };

export const options = {
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

  longPressDelay: LONG_PRESS,
  dragRevertDuration: 0,
  selectable: true,
  selectMirror: true,
  selectMinDistance: 6,
};
