// Dates as people type them, in English and German: 2025-11-03, 3 nov, 3.11., tomorrow, next
// friday, in 2 weeks, KW 45.

const MONTHS = ['jan', 'feb', 'mar|mär|maer|mrz', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez'];
const MONTH_NAMES = ['january januar', 'february februar', 'march märz maerz mrz', 'april', 'may mai', 'june juni', 'july juli', 'august',
  'september sept', 'october oktober', 'november', 'december dezember'];
const WEEKDAYS = ['sunday sonntag', 'monday montag', 'tuesday dienstag', 'wednesday mittwoch', 'thursday donnerstag', 'friday freitag',
  'saturday samstag sonnabend'];
const RELATIVE = {
  today: 0, heute: 0, tomorrow: 1, morgen: 1, yesterday: -1, gestern: -1, übermorgen: 2, uebermorgen: 2, vorgestern: -2,
};
const UNITS = [[/^(day|days|tag|tage|tagen)$/, 'day'], [/^(week|weeks|woche|wochen)$/, 'week'],
  [/^(month|months|monat|monate|monaten)$/, 'month'], [/^(year|years|jahr|jahre|jahren)$/, 'year']];
const NUMBERS = { a: 1, an: 1, one: 1, ein: 1, eine: 1, einem: 1, einer: 1, two: 2, zwei: 2, three: 3, drei: 3, four: 4, vier: 4 };
const NEXT = /^(next|coming|nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?)$/;
const LAST = /^(last|previous|letzte[nrsm]?|vorige[nrsm]?)$/;
const THIS = /^(this|diese[nrsm]?)$/;

const at = (year, month, day) => {
  const date = new Date(year, month, day);
  date.setFullYear(year, month, day);
  return date.getMonth() === month && date.getDate() === day && year >= 1 && year <= 9999 ? date : null;
};
const plusDays = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const unitOf = (word) => UNITS.find(([pattern]) => pattern.test(word ?? ''))?.[1];
const numberOf = (word) => (/^\d{1,4}$/.test(word ?? '') ? Number(word) : NUMBERS[word]);

/** Three letters of a name are enough, and no letter may be wrong. */
const isShortFor = (word, names) => names.split(' ').some((name) => word.length >= 3 && name.startsWith(word));
const monthOf = (word) => {
  const bare = (word ?? '').replace(/\.$/, '');
  const exact = MONTHS.findIndex((names) => names.split('|').includes(bare));
  return exact >= 0 ? exact : MONTH_NAMES.findIndex((names) => isShortFor(bare, names));
};
const weekdayOf = (word) => WEEKDAYS.findIndex((names) => isShortFor((word ?? '').replace(/\.$/, ''), names));

/** The day in the year that is nearest to today, unless the year is said. */
function nearest(day, month, year, today) {
  if (year !== undefined) {
    return at(year < 100 ? 2000 + year : year, month, day);
  }
  return [-1, 0, 1].map((years) => at(today.getFullYear() + years, month, day)).filter(Boolean)
    .sort((one, other) => Math.abs(one - today) - Math.abs(other - today))[0] ?? null;
}

function move(today, number, unit) {
  if (unit === 'day' || unit === 'week') {
    return plusDays(today, number * (unit === 'week' ? 7 : 1));
  }
  const months = number * (unit === 'year' ? 12 : 1);
  const last = new Date(today.getFullYear(), today.getMonth() + months + 1, 0).getDate();
  return new Date(today.getFullYear(), today.getMonth() + months, Math.min(today.getDate(), last));
}

/** Monday of an ISO week: the first one has 4 January in it. */
function week(number, year) {
  const fourth = new Date(year, 0, 4);
  return number >= 1 && number <= 53 ? plusDays(fourth, (number - 1) * 7 - (fourth.getDay() + 6) % 7) : null;
}

function written(words, today) {
  const iso = words.match(/^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/);
  if (iso) {
    return at(Number(iso[1]), iso[2] - 1, Number(iso[3] ?? 1));
  }
  const numbers = words.match(/^(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{2}|\d{4})?)?$/);
  return numbers && nearest(Number(numbers[1]), numbers[2] - 1, numbers[3] ? Number(numbers[3]) : undefined, today);
}

function named(words, today) {
  const said = words.match(/^(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(\p{L}+\.?)(?:\s+(\d{1,2})(?:\.|st|nd|rd|th)?(?!\d))?,?(?:\s+(\d{4}))?$/u);
  const month = said ? monthOf(said[2]) : -1;
  return month < 0 ? null : nearest(Number(said[1] ?? said[3] ?? 1), month, said[4] ? Number(said[4]) : undefined, today);
}

function relative([first, second, third, ...rest], today) {
  if (rest.length > 0 || !first) {
    return null;
  }
  if (!second && first in RELATIVE) {
    return plusDays(today, RELATIVE[first]);
  }
  const direction = NEXT.test(first) ? 1 : LAST.test(first) ? -1 : THIS.test(first) ? 0 : null;
  if (direction !== null && !third && unitOf(second)) {
    return move(today, direction, unitOf(second));
  }
  if (/^(in|vor)$/.test(first) && numberOf(second) !== undefined && unitOf(third)) {
    return move(today, numberOf(second) * (first === 'vor' ? -1 : 1), unitOf(third));
  }
  if (third === 'ago' && numberOf(first) !== undefined && unitOf(second)) {
    return move(today, -numberOf(first), unitOf(second));
  }
  if (/^(week|kw|woche)$/.test(first) && /^\d{1,2}$/.test(second ?? '') && (!third || /^\d{4}$/.test(third))) {
    return week(Number(second), Number(third ?? today.getFullYear()));
  }
  const weekday = third ? -1 : weekdayOf(direction === null && !second ? first : second);
  if (weekday < 0 || (second && direction === null)) {
    return null;
  }
  const ahead = (weekday - today.getDay() + 7) % 7;
  return plusDays(today, direction === -1 ? (ahead || 7) - (ahead ? 7 : 14) : ahead || (direction === 0 ? 0 : 7));
}

/** @return the day that a text names, null when it names none */
export function dateIn(text, now = new Date()) {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const words = text.trim().toLocaleLowerCase().replace(/\s+/g, ' ');
  return written(words, today) ?? relative(words.split(' '), today) ?? named(words, today) ?? null;
}
