// The period on screen in words: "October 2025", "13–19 October 2025".
import { dateLocale, dateRange } from '../page.js';
import { narrow } from './state.js';

const month = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric' });
const day = (style) => new Intl.DateTimeFormat(dateLocale, { weekday: style, day: 'numeric', month: style, year: 'numeric' });

export function periodOf({ type, currentStart, currentEnd }) {
  switch (type) {
    case 'multiMonthYear':
      return String(currentStart.getFullYear());
    case 'timeGridWeek':
    case 'people':
      return dateRange(currentStart, new Date(currentEnd.getTime() - 1), narrow.matches ? 'short' : 'long');
    case 'timeGridDay':
      return day(narrow.matches ? 'short' : 'long').format(currentStart);
    default:
      return month.format(currentStart);
  }
}

export const isoDay = (date) => [String(date.getFullYear()).padStart(4, '0'), date.getMonth() + 1, date.getDate()]
  .map((part) => String(part).padStart(2, '0')).join('-');
