import { equal, test } from './harness.js';
import { followStart, formatRule, isLastDay, isLastWeekday, nthOf, parseRule, presetOf, presetRule, untilDay, untilMoment, untilText, weekdayOf }
  from '../../main/resources/static/js/item/recurrence-rule.js';

/** The second Tuesday of December 2026. */
const TUESDAY = '2026-12-08';
/** A Thursday, the last day of its month. */
const LAST_DAY = '2026-12-31';

test('a day knows its weekday and its position in the month', () => {
  equal([weekdayOf(TUESDAY), weekdayOf('2026-12-06'), weekdayOf('2026-12-07')], ['TU', 'SU', 'MO']);
  equal([nthOf(TUESDAY), nthOf('2026-12-07'), nthOf(LAST_DAY)], [2, 1, 5]);
  equal([isLastWeekday('2026-12-24'), isLastWeekday('2026-12-25'), isLastDay(LAST_DAY), isLastDay('2026-12-30')], [false, true, true, false]);
});

test('each choice of the form writes a rule that is recognised as this choice', () => {
  const rules = {
    daily: 'FREQ=DAILY', weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', weekly: 'FREQ=WEEKLY;BYDAY=TU', monthlyDay: 'FREQ=MONTHLY;BYMONTHDAY=8',
    monthlyNth: 'FREQ=MONTHLY;BYDAY=2TU', yearly: 'FREQ=YEARLY',
  };
  for (const [preset, rule] of Object.entries(rules)) {
    equal(formatRule(presetRule(preset, TUESDAY), TUESDAY), rule);
    equal(presetOf(`${rule};WKST=MO`, TUESDAY), preset);
  }
  equal(presetOf('FREQ=MONTHLY;BYDAY=-1TH', LAST_DAY), 'monthlyLast');
});

test('rules without days are those of the start', () => {
  equal(presetOf('FREQ=WEEKLY', TUESDAY), 'weekly');
  equal(presetOf('FREQ=MONTHLY', TUESDAY), 'monthlyDay');
  equal(presetOf('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8', TUESDAY), 'yearly');
  equal([presetOf('', TUESDAY), presetOf(' ', TUESDAY)], ['none', 'none']);
});

test('rules with an interval, an end or other days are custom', () => {
  for (const rule of ['FREQ=WEEKLY;INTERVAL=2', 'FREQ=DAILY;COUNT=5', 'FREQ=DAILY;UNTIL=20270101', 'FREQ=WEEKLY;BYDAY=MO,TU', 'FREQ=MONTHLY;BYDAY=3TU']) {
    equal(presetOf(rule, TUESDAY), 'custom');
  }
});

test('a rule that the form can show is written as it was read', () => {
  for (const rule of ['FREQ=DAILY;INTERVAL=3;COUNT=5', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630T215959Z;BYDAY=TU,TH;WKST=SU', 'FREQ=MONTHLY;BYDAY=2TU;WKST=MO', 'FREQ=YEARLY;COUNT=2']) {
    equal(formatRule(parseRule(rule, TUESDAY), TUESDAY), rule);
  }
  equal(formatRule(parseRule('FREQ=MONTHLY;BYMONTHDAY=-1', LAST_DAY), LAST_DAY), 'FREQ=MONTHLY;BYMONTHDAY=-1');
});

test('a rule that the form cannot show is not read, and stays when the start moves', () => {
  for (const rule of ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=8,22', 'FREQ=DAILY;BYMONTH=12', 'FREQ=YEARLY;BYDAY=2TU;BYMONTH=12', 'FREQ=HOURLY', 'nonsense']) {
    equal(parseRule(rule, TUESDAY), null);
    equal(presetOf(rule, TUESDAY), 'custom');
    equal(followStart(rule, TUESDAY, '2026-12-09'), rule);
  }
});

test('a rule that names the day of the start follows it', () => {
  equal(followStart('FREQ=WEEKLY;BYDAY=TU;WKST=MO', TUESDAY, '2026-12-09'), 'FREQ=WEEKLY;BYDAY=WE;WKST=MO');
  equal(followStart('FREQ=WEEKLY;BYDAY=TU,TH', TUESDAY, '2026-12-09'), 'FREQ=WEEKLY;BYDAY=TU,TH');
  equal(followStart('FREQ=MONTHLY;BYMONTHDAY=8;COUNT=3', TUESDAY, '2026-12-09'), 'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=9');
  equal(followStart('FREQ=MONTHLY;BYDAY=2TU', TUESDAY, '2026-12-30'), 'FREQ=MONTHLY;BYDAY=-1WE');
  equal(followStart('FREQ=MONTHLY;BYMONTHDAY=-1', LAST_DAY, '2026-12-30'), 'FREQ=MONTHLY;BYMONTHDAY=30');
  equal(followStart('', TUESDAY, '2026-12-09'), '');
});

test('a weekly rule names at least the day of the start', () => {
  equal(formatRule({ frequency: 'WEEKLY', interval: 1, weekdays: [], monthDay: 'day' }, TUESDAY), 'FREQ=WEEKLY;BYDAY=TU');
});

test('an end is a day or a moment', () => {
  equal([untilDay('20270630'), untilDay('20270630T215959Z')], ['2027-06-30', null]);
  equal(untilMoment('20270630T215959Z')?.toISOString(), '2027-06-30T21:59:59.000Z');
  equal([untilMoment('20270630'), untilText('2027-06-30')], [null, '20270630']);
});
