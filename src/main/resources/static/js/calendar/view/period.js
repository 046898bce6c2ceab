// The period on screen in words: "October 2025", "13–19 October 2025"; and the first day of the week.
import { dateRange, timeLocale } from '../../core/date-format.js';
import { dateLocale } from '../../core/i18n.js';

const month = new Intl.DateTimeFormat(dateLocale, { month: 'long', year: 'numeric' });
const day = (style) => new Intl.DateTimeFormat(dateLocale, { weekday: style, day: 'numeric', month: style, year: 'numeric' });

/**
 * @param {{ type: string, currentStart: Date, currentEnd: Date }} view of FullCalendar, end exclusive
 * @param {boolean} isNarrow whether to use short names
 */
export function periodText({ type, currentStart, currentEnd }, isNarrow) {
  switch (type) {
    case 'multiMonthYear':
      return String(currentStart.getFullYear());
    case 'timeGridWeek':
    case 'people':
      return dateRange(currentStart, new Date(currentEnd.getTime() - 1), isNarrow ? 'short' : 'long');
    case 'timeGridDay':
      return day(isNarrow ? 'short' : 'long').format(currentStart);
    default:
      return month.format(currentStart);
  }
}

// Fallback for browsers without week data: the most populous regions whose week starts on Sunday (Unicode CLDR).
const SUNDAY = ['BD', 'BR', 'CA', 'CO', 'ET', 'HK', 'ID', 'IL', 'IN', 'JP', 'KE', 'KR', 'MX', 'NP', 'PE', 'PH', 'PK', 'PT', 'SA', 'SG', 'TH', 'TW', 'US', 'VE', 'ZA'];

function findFirstDay() {
  try {
    /** @type {any} */
    const locale = new Intl.Locale(timeLocale);
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return first === undefined ? Number(!SUNDAY.includes(locale.maximize().region)) : first % 7;
  }
  catch {
    return 1;
  }
}

/** The first day of the viewer's week, 0 for Sunday. */
export const firstDayOfWeek = findFirstDay();
