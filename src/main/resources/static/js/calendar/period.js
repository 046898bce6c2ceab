// The period on screen in words: "October 2025", "13–19 October 2025".
import { dateLocale } from '../page.js';

const month = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric' });
const days = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'long', year: 'numeric' });
const day = new Intl.DateTimeFormat(dateLocale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

export function periodOf({ type, currentStart, currentEnd }) {
  switch (type) {
    case 'multiMonthYear':
      return String(currentStart.getFullYear());
    case 'timeGridWeek':
      return days.formatRange(currentStart, new Date(currentEnd.getTime() - 1));
    case 'timeGridDay':
      return day.format(currentStart);
    default:
      return month.format(currentStart);
  }
}

export const isoDay = (date) => [String(date.getFullYear()).padStart(4, '0'), date.getMonth() + 1, date.getDate()]
  .map((part) => String(part).padStart(2, '0')).join('-');
