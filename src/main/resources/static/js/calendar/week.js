// On which day the reader's week begins, 0 for Sunday.
import { timeLocale } from '../page.js';

function find() {
  try {
    const locale = new Intl.Locale(timeLocale);
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return first === undefined ? 1 : first % 7;
  }
  catch {
    return 1;
  }
}

export const firstDayOfWeek = find();
