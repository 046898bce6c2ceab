import { equal, test } from './harness.js';
import { isoDay } from '../../main/resources/static/js/core/dates.js';
import { dateIn } from '../../main/resources/static/js/search/date-words.js';

const now = new Date('2025-10-15T13:00Z');

/** @param {Record<string, string>} expected days by text, empty if the text is not a date */
const check = (expected) => Object.entries(expected).forEach(([text, day]) => {
  const date = dateIn(text, now);
  equal([text, date ? isoDay(date) : ''], [text, day]);
});

test('dates in figures and with names of months', () => check({
  '2025-11-03': '2025-11-03',
  '3 nov': '2025-11-03',
  'Nov 3rd': '2025-11-03',
  '3. März 2026': '2026-03-03',
  '3.11.': '2025-11-03',
  '03/11/26': '2026-11-03',
  '2 jan': '2026-01-02',
  'november 2025': '2025-11-01',
}));

test('days relative to today', () => check({
  'tomorrow': '2025-10-16',
  'Übermorgen': '2025-10-17',
  'next week': '2025-10-22',
  'letzten Monat': '2025-09-15',
  'in 2 weeks': '2025-10-29',
  'in drei Tagen': '2025-10-18',
  'vor 1 Jahr': '2024-10-15',
  '2 days ago': '2025-10-13',
  'friday': '2025-10-17',
  'next wednesday': '2025-10-22',
  'letzten Freitag': '2025-10-10',
  'KW 1 2026': '2025-12-29',
}));

test('other texts are not dates', () => check({
  '31.2.2025': '',
  'constructor': '',
  'in toString days': '',
  'report': '',
  'write 3': '',
  'next': '',
  '13/13': '',
  'in 2': '',
}));
