// The period on screen in words: "October 2025", "13–19 October 2025".
import { dateRange } from '../../core/date-format.js';
import { dateLocale, text } from '../../core/i18n.js';
import { showsWeekNumbers, weekNumber } from '../../core/weeks.js';

const month = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = (style) => new Intl.DateTimeFormat(dateLocale, { weekday: style, day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' });

/**
 * @param {{ type: string, currentStart: Date, currentEnd: Date }} view of FullCalendar, end exclusive
 * @param {boolean} isNarrow whether to use short names
 */
export function periodText({ type, currentStart, currentEnd }, isNarrow) {
  switch (type) {
    case 'multiMonthYear':
      return String(currentStart.getUTCFullYear());
    case 'timeGridWeek':
    case 'people':
      return dateRange(currentStart, lastMoment(currentEnd), isNarrow ? 'short' : 'long') + weeksText(currentStart, lastMoment(currentEnd));
    case 'timeGridDay':
      return day(isNarrow ? 'short' : 'long').format(currentStart) + weeksText(currentStart, currentStart);
    default:
      return month.format(currentStart);
  }
}

/** @param {Date} end exclusive */
const lastMoment = (end) => new Date(end.getTime() - 1);

/** ", week 42" or ", weeks 42–43", if the viewer wants to see that */
function weeksText(from, to) {
  const [first, last] = [from, to].map(weekNumber);
  return !showsWeekNumbers ? '' : `, ${first === last ? text('week', { number: first }) : text('weeks', { first, last })}`;
}
