package dev.kalends.workitem.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.support.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RecurrenceRuleTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			freq=daily | FREQ=DAILY;WKST=MO
			WKST=SU;INTERVAL=1;FREQ=WEEKLY | FREQ=WEEKLY;WKST=SU
			FREQ=WEEKLY;INTERVAL=02;BYDAY=SU,MO,WE,MO | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU;WKST=MO
			BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;FREQ=MONTHLY | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;WKST=MO
			FREQ=MONTHLY;BYDAY=-1FR,+2MO,1FR | FREQ=MONTHLY;BYDAY=2MO,1FR,-1FR;WKST=MO
			FREQ=MONTHLY;COUNT=10;BYMONTHDAY=-1,+15,1 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,15,-1;WKST=MO
			FREQ=YEARLY;UNTIL=20270630t120000z;BYMONTH=12,1 | FREQ=YEARLY;UNTIL=20270630T120000Z;BYMONTH=1,12;WKST=MO
			FREQ=DAILY;UNTIL=20270630T120000 | FREQ=DAILY;UNTIL=20270630T120000;WKST=MO
			FREQ=YEARLY;BYDAY=53MO,-53SU | FREQ=YEARLY;BYDAY=53MO,-53SU;WKST=MO
			""")
	void acceptedTextIsNormalized(String text, String normalized) {
		RecurrenceRule rule = RecurrenceRule.parse(text);
		assertThat(rule).hasToString(normalized);
		assertThat(RecurrenceRule.parse(normalized)).isEqualTo(rule).hasSameHashCodeAs(rule);
	}

	@Test
	void partsAreReadable() {
		RecurrenceRule rule = RecurrenceRule
			.parse("FREQ=MONTHLY;INTERVAL=2;COUNT=7;BYMONTH=3;BYMONTHDAY=-1;BYDAY=FR;BYSETPOS=1;WKST=SU");
		assertThat(rule.frequency()).isEqualTo(Frequency.MONTHLY);
		assertThat(rule.interval()).isEqualTo(2);
		assertThat(rule.count()).isEqualTo(7);
		assertThat(rule.until()).isNull();
		assertThat(rule.byMonth()).containsExactly(3);
		assertThat(rule.byMonthDay()).containsExactly(-1);
		assertThat(rule.byDay()).containsExactly(new OrdinalWeekday(0, DayOfWeek.FRIDAY));
		assertThat(rule.bySetPos()).containsExactly(1);
		assertThat(rule.weekStart()).isEqualTo(DayOfWeek.SUNDAY);
		assertThat(RecurrenceRule.parse("FREQ=DAILY;UNTIL=20270630T093000Z").until())
			.isEqualTo(new Until(LocalDate.of(2027, 6, 30), LocalTime.of(9, 30), true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | recurrence-length
			RRULE:FREQ=DAILY | recurrence-value-only
			'FREQ=DAILY\nRRULE:FREQ=WEEKLY' | recurrence-value-only
			'FREQ=DAILY\r\n' | recurrence-value-only
			FREQ=DAILY; INTERVAL=2 | recurrence-characters
			FREQ=DAİLY | recurrence-characters
			FREQ=DAILY;INTERVAL=٢ | recurrence-characters
			FREQ | recurrence-part
			FREQ= | recurrence-part
			=DAILY | recurrence-part
			FREQ=DAILY; | recurrence-part
			FREQ=DAILY;;INTERVAL=2 | recurrence-part
			FREQ=DAILY;FREQ=WEEKLY | recurrence-part-twice
			FREQ=DAILY;freq=DAILY | recurrence-part-twice
			FREQ=DAILY;X-NAME=1 | recurrence-part-unknown
			FREQ=DAILY;RSCALE=GREGORIAN | recurrence-part-unknown
			FREQ=DAILY;BYHOUR=9 | recurrence-part-unsupported
			FREQ=DAILY;BYMINUTE=0 | recurrence-part-unsupported
			FREQ=DAILY;BYSECOND=0 | recurrence-part-unsupported
			FREQ=YEARLY;BYWEEKNO=20 | recurrence-part-unsupported
			FREQ=YEARLY;BYYEARDAY=100 | recurrence-part-unsupported
			INTERVAL=2 | recurrence-frequency
			FREQ=SECONDLY | recurrence-frequency
			FREQ=MINUTELY | recurrence-frequency
			FREQ=HOURLY;COUNT=3 | recurrence-frequency
			FREQ=DAILY;INTERVAL=0 | recurrence-number
			FREQ=DAILY;INTERVAL=-1 | recurrence-number
			FREQ=DAILY;INTERVAL=1000 | recurrence-number
			FREQ=DAILY;INTERVAL=1.5 | recurrence-number
			FREQ=WEEKLY;COUNT=0 | recurrence-number
			FREQ=DAILY;COUNT=1001 | recurrence-number
			FREQ=DAILY;COUNT=1000000000 | recurrence-number
			FREQ=DAILY;COUNT=99999999999999999999 | recurrence-number
			FREQ=DAILY;COUNT=3;UNTIL=20270630 | recurrence-count-and-until
			FREQ=DAILY;UNTIL=2027-06-30 | recurrence-until
			FREQ=DAILY;UNTIL=20270230 | recurrence-until
			FREQ=DAILY;UNTIL=20270630T250000Z | recurrence-until
			FREQ=DAILY;UNTIL=20270630T1200Z | recurrence-until
			FREQ=DAILY;UNTIL=20270630T120000+0100 | recurrence-until
			FREQ=DAILY;UNTIL=20270630Z | recurrence-until
			FREQ=DAILY;UNTIL=21010101 | recurrence-until-year
			FREQ=DAILY;UNTIL=21010102T000000Z | recurrence-until-year
			FREQ=WEEKLY;WKST=MON | recurrence-week-start
			FREQ=WEEKLY;WKST=1MO | recurrence-week-start
			FREQ=WEEKLY;BYDAY=MON | recurrence-weekday
			FREQ=WEEKLY;BYDAY=MO,,TU | recurrence-weekday
			FREQ=WEEKLY;BYDAY=MO, | recurrence-weekday
			FREQ=MONTHLY;BYDAY=0MO | recurrence-weekday
			FREQ=YEARLY;BYDAY=54MO | recurrence-weekday
			FREQ=MONTHLY;BYDAY=1-MO | recurrence-weekday
			FREQ=WEEKLY;BYDAY=1MO | recurrence-ordinal
			FREQ=DAILY;BYDAY=MO,-1TU | recurrence-ordinal
			FREQ=MONTHLY;BYMONTHDAY=0 | recurrence-month-day
			FREQ=MONTHLY;BYMONTHDAY=32 | recurrence-month-day
			FREQ=MONTHLY;BYMONTHDAY=-32 | recurrence-month-day
			FREQ=MONTHLY;BYMONTHDAY=1,x | recurrence-month-day
			FREQ=WEEKLY;BYMONTHDAY=1 | recurrence-month-day-weekly
			FREQ=YEARLY;BYMONTH=0 | recurrence-month
			FREQ=YEARLY;BYMONTH=13 | recurrence-month
			FREQ=YEARLY;BYMONTH=5L | recurrence-month
			FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0 | recurrence-set-position
			FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367 | recurrence-set-position
			FREQ=YEARLY;BYDAY=MO;BYSETPOS=1 | recurrence-set-position-monthly
			FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1 | recurrence-set-position-monthly
			FREQ=MONTHLY;BYSETPOS=1 | recurrence-set-position-alone
			""")
	void otherTextIsRefused(String text, String code) {
		assertRefused(text, code);
	}

	@Test
	void lengthIsLimited() {
		String prefix = "FREQ=MONTHLY;WKST=MO;BYSETPOS=1;BYMONTHDAY=1";
		String longest = prefix + ",0001".repeat((RecurrenceRule.MAX_LENGTH - prefix.length()) / 5);
		assertThat(RecurrenceRule.parse(longest)).hasToString("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=1;WKST=MO");
		assertRefused(longest + ",0001", "recurrence-length");
	}

	/**
	 * The stored text must be acceptable again, with {@code WKST} and an end in UTC.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", ";UNTIL=20270630" })
	void lengthOfTheNormalizedTextIsLimited(String end) {
		StringBuilder text = new StringBuilder("FREQ=YEARLY" + end + ";BYDAY=10MO");
		int value = 0;
		int longestStored = RecurrenceRule.MAX_LENGTH - ";WKST=MO".length() - (end.isEmpty() ? 0 : 8);
		while (text.length() + 5 <= longestStored) {
			value++;
			text.append(',').append(10 + value % 40).append(OrdinalWeekday.abbreviation(DayOfWeek.of(1 + value / 40)));
		}
		RecurrenceRule rule = RecurrenceRule.parse(text.toString());
		RecurrenceRule stored = rule.adaptedTo(LocalTime.NOON, BERLIN);
		assertThat(RecurrenceRule.parse(stored.toString())).isEqualTo(stored);
		assertRefused(text + ",11SU", "recurrence-length");
	}

	private static void assertRefused(String text, String code) {
		RuleViolatedException refused = catchThrowableOfType(RuleViolatedException.class,
				() -> RecurrenceRule.parse(text));
		assertThat(refused).as(text).isNotNull();
		assertThat(refused.violations()).extracting(Violation::field).containsExactly("recurrenceRule");
		assertThat(refused.violations()).extracting(Violation::code).containsExactly(code);
		assertThat(Texts.english()).containsKey("violation." + code);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			20260630,         09:00, Europe/Berlin,    20260630T215959Z
			20260115,         09:00, Europe/Berlin,    20260115T225959Z
			20260630T120000,  09:00, Europe/Berlin,    20260630T100000Z
			20260630T120000Z, 09:00, Europe/Berlin,    20260630T120000Z
			20260630,         09:00, -,                20260630T235959Z
			21001231,         09:00, America/New_York, 21010101T045959Z
			20260630,         -,     -,                20260630
			20260630T120000,  -,     -,                20260630
			20260630T235959Z, -,     -,                20260630
			""")
	void untilIsAdaptedToTheItem(String until, LocalTime time, ZoneId zone, String expected) {
		RecurrenceRule adapted = RecurrenceRule.parse("FREQ=DAILY;UNTIL=" + until).adaptedTo(time, zone);
		assertThat(adapted).hasToString("FREQ=DAILY;UNTIL=" + expected + ";WKST=MO");
		assertThat(adapted.adaptedTo(time, zone)).isEqualTo(adapted);
		assertThat(RecurrenceRule.parse(adapted.toString())).isEqualTo(adapted);
	}

	@Test
	void ruleWithoutUntilIsNotAdapted() {
		RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;COUNT=3");
		assertThat(rule.adaptedTo(LocalTime.NOON, BERLIN)).isEqualTo(rule);
	}

}
