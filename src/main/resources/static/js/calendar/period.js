// The period on screen in words: "October 2025", "13–19 October 2025"; and where weeks begin.
import { dateLocale, dateRange, timeLocale } from '../page.js';
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

// Where browsers do not know it: regions that begin with Sunday (Unicode CLDR), of those most people live in.
const SUNDAY = ['BD', 'BR', 'CA', 'CO', 'ET', 'HK', 'ID', 'IL', 'IN', 'JP', 'KE', 'KR', 'MX', 'NP', 'PE', 'PH', 'PK', 'PT', 'SA', 'SG', 'TH', 'TW', 'US', 'VE', 'ZA'];

function findFirstDay() {
  try {
    const locale = new Intl.Locale(timeLocale);
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return first === undefined ? Number(!SUNDAY.includes(locale.maximize().region)) : first % 7;
  }
  catch {
    return 1;
  }
}

/** On which day the reader's week begins, 0 for Sunday. */
export const firstDayOfWeek = findFirstDay();
