// On which day the reader's week begins, 0 for Sunday.
import { timeLocale } from '../page.js';

// Where browsers do not know it: regions that begin with Sunday (Unicode CLDR), of those most people live in.
const SUNDAY = ['BD', 'BR', 'CA', 'CO', 'ET', 'HK', 'ID', 'IL', 'IN', 'JP', 'KE', 'KR', 'MX', 'NP', 'PE', 'PH', 'PK', 'PT', 'SA', 'SG', 'TH', 'TW', 'US', 'VE', 'ZA'];

function find() {
  try {
    const locale = new Intl.Locale(timeLocale);
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
    return first === undefined ? Number(!SUNDAY.includes(locale.maximize().region)) : first % 7;
  }
  catch {
    return 1;
  }
}

export const firstDayOfWeek = find();
