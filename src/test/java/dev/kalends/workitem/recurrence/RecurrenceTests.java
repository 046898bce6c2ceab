package dev.kalends.workitem.recurrence;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.support.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RecurrenceTests {

	private static final LocalDate FAR = LocalDate.of(2300, 1, 1);

	/**
	 * The examples of RFC 5545, section 3.8.5.3, as far as they are accepted. Those
	 * without an end are cut after the dates that the RFC lists.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					FREQ=DAILY;INTERVAL=10;COUNT=5 | 1997-09-02 | 09-02 09-12 09-22 10-02 10-12
					FREQ=WEEKLY;INTERVAL=2;WKST=SU | 1997-09-02 | 09-02 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23
					FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH | 1997-09-02 | 09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02
					FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 1997-09-02 | 09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16
					FREQ=MONTHLY;COUNT=4;BYDAY=1FR | 1997-09-05 | 09-05 10-03 11-07 12-05
					FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU | 1997-09-07 | 09-07 09-28 11-02 11-30
					FREQ=MONTHLY;COUNT=3;BYDAY=-2MO | 1997-09-22 | 09-22 10-20 11-17
					FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4 | 1997-09-28 | 09-28 10-29 11-28 12-29
					FREQ=MONTHLY;COUNT=7;BYMONTHDAY=2,15 | 1997-09-02 | 09-02 09-15 10-02 10-15 11-02 11-15 12-02
					FREQ=MONTHLY;COUNT=7;BYMONTHDAY=1,-1 | 1997-09-30 | 09-30 10-01 10-31 11-01 11-30 12-01 12-31
					FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 1997-09-04 | 09-04 10-07 11-06
					FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4 | 1997-09-29 | 09-29 10-30 11-27 12-30
					FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4 | 1997-09-13 | 09-13 10-11 11-08 12-13
					FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 1997-08-05 | 08-05 08-10 08-19 08-24
					FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 1997-08-05 | 08-05 08-17 08-19 08-31
					FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 2007-01-15 | 01-15 01-30 02-15 03-15 03-30
					FREQ=YEARLY;COUNT=4;BYMONTH=6,7;INTERVAL=999 | 1997-06-10 | 06-10 07-10
					FREQ=YEARLY;BYDAY=20MO;COUNT=1 | 1997-05-19 | 05-19
					FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=3 | 1997-03-13 | 03-13 03-20 03-27
					FREQ=YEARLY;BYMONTHDAY=31;COUNT=7 | 1997-01-31 | 01-31 03-31 05-31 07-31 08-31 10-31 12-31
					""")
	void examplesOfTheRfc(String rule, LocalDate start, String expected) {
		Recurrence recurrence = allDay(rule, start);
		List<LocalDate> dates = List.of(expected.split(" "))
			.stream()
			.map((date) -> LocalDate.parse(start.getYear() + "-" + date))
			.toList();
		assertThat(recurrence.violations()).isEmpty();
		assertThat(recurrence.dates(start, start.plusYears(1), dates.size())).isEqualTo(dates);
	}

	@Test
	void electionDayOfTheRfc() {
		Recurrence recurrence = allDay("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
				LocalDate.of(1996, 11, 5));
		assertThat(recurrence.dates(LocalDate.of(1996, 1, 1), LocalDate.of(2005, 1, 1), 10))
			.containsExactly(LocalDate.of(1996, 11, 5), LocalDate.of(2000, 11, 7), LocalDate.of(2004, 11, 2));
	}

	/**
	 * Rules that look harmless and never happen, and rules that are expensive to search.
	 */
	@ParameterizedTest
	@MethodSource("impossibleRules")
	void ruleThatNeverHappensIsFoundQuickly(String text) {
		Recurrence recurrence = allDay(text, LocalDate.of(2026, 12, 1));
		long before = processorTime();
		List<Violation> violations = recurrence.violations();
		Duration first = Duration.ofNanos(processorTime() - before);
		Duration best = first;
		for (int i = 0; i < 5 && best.toMillis() >= 50; i++) {
			before = processorTime();
			recurrence.violations();
			best = Duration.ofNanos(Math.min(best.toNanos(), processorTime() - before));
		}
		assertThat(violations).containsExactly(Violation.of("recurrenceRule", "recurrence-never", 28));
		assertThat(best).as("%s: first %s", text, first).isLessThan(Duration.ofMillis(50));
	}

	/**
	 * Returns the processor time of this thread, which other processes do not affect.
	 */
	private static long processorTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	static List<String> impossibleRules() {
		StringBuilder ordinals = new StringBuilder("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU");
		for (int i = 6; ordinals.length() < 440; i++) {
			ordinals.append(',').append(i).append("MO,-").append(i).append("SU");
		}
		String never = ordinals + ";BYMONTHDAY=31;BYMONTH=2,4,6,9,11";
		return List.of("FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2", "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU",
				"FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2", "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2",
				"FREQ=YEARLY;INTERVAL=999;BYMONTHDAY=30;BYMONTH=2", "FREQ=DAILY;INTERVAL=999;BYMONTHDAY=30;BYMONTH=2",
				"FREQ=MONTHLY;INTERVAL=999;BYMONTHDAY=31;BYMONTH=11", "FREQ=MONTHLY;BYDAY=6MO",
				"FREQ=MONTHLY;INTERVAL=12;BYMONTH=1", "FREQ=YEARLY;BYMONTH=2;BYDAY=6MO",
				"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=1;BYDAY=50MO,51TU,52WE",
				ordinals + ";BYSETPOS=32,-40,366", never);
	}

	/**
	 * Later dates of an accepted rule can be very rare.
	 */
	@Test
	void searchToTheEndIsQuick() {
		Recurrence rare = allDay("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU;COUNT=1000", LocalDate.of(2032, 2, 29));
		assertThat(rare.last()).contains(LocalDate.of(2984, 2, 29));
		assertThat(rare.nextFrom(LocalDate.of(2984, 3, 1))).isEmpty();
		Recurrence once = allDay("FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29", LocalDate.of(2028, 2, 29));
		assertThat(once.nextFrom(LocalDate.of(2028, 3, 1))).isEmpty();
	}

	@Test
	void datesEndWithTheYear2999() {
		Recurrence recurrence = allDay("FREQ=DAILY", LocalDate.of(2026, 12, 1));
		assertThat(recurrence.dates(LocalDate.of(2999, 12, 30), LocalDate.of(3001, 1, 1), 10))
			.containsExactly(LocalDate.of(2999, 12, 30), LocalDate.of(2999, 12, 31));
		assertThat(recurrence.nextFrom(LocalDate.of(3000, 1, 1))).isEmpty();
		assertThat(recurrence.lastBefore(LocalDate.of(4000, 1, 1))).contains(LocalDate.of(2999, 12, 31));
		assertThat(recurrence.last()).isEmpty();
	}

	@Test
	void firstDateMustBeTheStart() {
		Recurrence recurrence = allDay("FREQ=WEEKLY;BYDAY=FR", LocalDate.of(2026, 12, 1));
		assertThat(recurrence.violations()).containsExactly(Violation.of("recurrenceRule", "recurrence-first-date",
				LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 1)));
	}

	/**
	 * Some calendars write this for a series that was ended before its first date.
	 */
	@Test
	void untilBeforeStartIsRefused() {
		Recurrence recurrence = new Recurrence(RecurrenceRule.parse("FREQ=DAILY;UNTIL=20260504T235959Z"),
				LocalDate.of(2026, 5, 5), LocalTime.of(8, 0), ZoneId.of("UTC"));
		assertThat(recurrence.violations())
			.containsExactly(Violation.of("recurrenceRule", "recurrence-until-before-start", LocalDate.of(2026, 5, 5)));
		assertThat(recurrence.dates(LocalDate.of(2026, 1, 1), FAR, 10)).isEmpty();
		assertThat(recurrence.last()).isEmpty();
		assertThat(allDay("FREQ=DAILY;UNTIL=20260505", LocalDate.of(2026, 5, 5)).violations()).isEmpty();
	}

	@Test
	void untilIncludesTheInstantOfAnOccurrence() {
		Recurrence recurrence = timed("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630T120000Z",
				LocalDate.of(2026, 1, 13), LocalTime.of(14, 0), "Europe/Berlin");
		assertThat(recurrence.last()).contains(LocalDate.of(2026, 6, 30));
		assertThat(recurrence.occursOn(LocalDate.of(2026, 6, 30))).isTrue();
		assertThat(timed("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630T115959Z", LocalDate.of(2026, 1, 13),
				LocalTime.of(14, 0), "Europe/Berlin")
			.last()).contains(LocalDate.of(2026, 6, 16));
	}

	/**
	 * 02:30 occurs twice on October 25; the occurrence is the first, at 00:30 UTC.
	 */
	@Test
	void untilInTheRepeatedHourIsCompared() {
		assertThat(timed("FREQ=DAILY;UNTIL=20261025T003000Z", LocalDate.of(2026, 10, 24), LocalTime.of(2, 30),
				"Europe/Amsterdam")
			.countBefore(FAR)).isEqualTo(2);
		assertThat(timed("FREQ=DAILY;UNTIL=20261025T002959Z", LocalDate.of(2026, 10, 24), LocalTime.of(2, 30),
				"Europe/Amsterdam")
			.countBefore(FAR)).isEqualTo(1);
	}

	/**
	 * 02:30 does not exist on March 29; the occurrence is at 03:30, which is 01:30 UTC.
	 */
	@Test
	void untilInTheSkippedHourIsCompared() {
		LocalDate start = LocalDate.of(2026, 3, 27);
		assertThat(timed("FREQ=DAILY;UNTIL=20260329T013000Z", start, LocalTime.of(2, 30), "Europe/Berlin").last())
			.contains(LocalDate.of(2026, 3, 29));
		assertThat(timed("FREQ=DAILY;UNTIL=20260329T012959Z", start, LocalTime.of(2, 30), "Europe/Berlin").last())
			.contains(LocalDate.of(2026, 3, 28));
		assertThat(timed("FREQ=DAILY;COUNT=4", start, LocalTime.of(2, 30), "Europe/Berlin").dates(start, FAR, 10))
			.containsExactly(start, start.plusDays(1), start.plusDays(2), start.plusDays(3));
	}

	@Test
	void yearlySeriesContinuesWithoutItsFirstDate() {
		Recurrence recurrence = allDay("FREQ=YEARLY", LocalDate.of(2026, 3, 30));
		assertThat(recurrence.nextFrom(LocalDate.of(2026, 3, 31))).contains(LocalDate.of(2027, 3, 30));
	}

	@Test
	void monthsWithoutTheDayAreSkipped() {
		assertThat(allDay("FREQ=MONTHLY", LocalDate.of(2026, 1, 31)).dates(LocalDate.of(2026, 1, 1),
				LocalDate.of(2026, 8, 1), 10))
			.containsExactly(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 5, 31),
					LocalDate.of(2026, 7, 31));
		assertThat(allDay("FREQ=YEARLY", LocalDate.of(2096, 2, 29)).nextFrom(LocalDate.of(2096, 3, 1)))
			.contains(LocalDate.of(2104, 2, 29));
	}

	@Test
	void seriesEndsBeforeADate() {
		LocalDate start = LocalDate.of(2026, 12, 1);
		assertThat(allDay("FREQ=DAILY", start).endingBefore(start)).isEmpty();
		assertThat(allDay("FREQ=DAILY", start).endingBefore(start.plusDays(7))).get()
			.hasToString("FREQ=DAILY;UNTIL=20261207;WKST=MO");
		assertThat(timed("FREQ=DAILY", start, LocalTime.of(9, 30), "Europe/Berlin").endingBefore(start.plusDays(7)))
			.get()
			.hasToString("FREQ=DAILY;UNTIL=20261207T083000Z;WKST=MO");
		assertThat(allDay("FREQ=DAILY;COUNT=10", start).endingBefore(start.plusDays(3))).get()
			.hasToString("FREQ=DAILY;COUNT=3;WKST=MO");
	}

	/**
	 * {@code UNTIL} is not accepted after 2100.
	 */
	@Test
	void seriesThatEndsAfter2100IsCounted() {
		LocalDate start = LocalDate.of(2026, 12, 1);
		RecurrenceRule yearly = allDay("FREQ=YEARLY", start).endingBefore(LocalDate.of(2150, 1, 1)).orElseThrow();
		assertThat(yearly).hasToString("FREQ=YEARLY;COUNT=124;WKST=MO");
		RuleViolatedException refused = catchThrowableOfType(RuleViolatedException.class,
				() -> allDay("FREQ=DAILY", start).endingBefore(LocalDate.of(2150, 1, 1)));
		assertThat(refused.violations()).extracting(Violation::code).containsExactly("recurrence-until-year");
	}

	@Test
	void remainingSeriesHasTheRestOfTheCount() {
		Recurrence recurrence = allDay("FREQ=DAILY;INTERVAL=2;COUNT=10", LocalDate.of(2026, 12, 1));
		assertThat(recurrence.remainingFrom(LocalDate.of(2026, 12, 7)))
			.hasToString("FREQ=DAILY;INTERVAL=2;COUNT=7;WKST=MO");
		assertThatIllegalArgumentException().isThrownBy(() -> recurrence.remainingFrom(LocalDate.of(2026, 12, 8)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					FREQ=DAILY | 2026-12-01 | 2026-12-05 | FREQ=DAILY
					FREQ=DAILY;UNTIL=20261210 | 2026-12-01 | 2026-12-05 | FREQ=DAILY;UNTIL=20261214
					FREQ=WEEKLY;BYDAY=TU | 2026-12-01 | 2026-12-03 | FREQ=WEEKLY;BYDAY=TH
					FREQ=WEEKLY;COUNT=4;BYDAY=TU,TH | 2026-12-01 | 2026-12-08 | FREQ=WEEKLY;COUNT=4;BYDAY=TU,TH
					FREQ=MONTHLY;BYMONTHDAY=15 | 2026-12-15 | 2026-12-20 | FREQ=MONTHLY;BYMONTHDAY=20
					FREQ=MONTHLY;BYMONTHDAY=-1 | 2026-12-31 | 2026-12-29 | FREQ=MONTHLY;BYMONTHDAY=-3
					FREQ=MONTHLY;BYMONTHDAY=-1 | 2026-12-31 | 2027-02-28 | FREQ=MONTHLY;BYMONTHDAY=-1
					FREQ=MONTHLY;BYDAY=1TU | 2026-12-01 | 2026-12-17 | FREQ=MONTHLY;BYDAY=3TH
					FREQ=MONTHLY;BYDAY=-1TH | 2026-12-31 | 2026-12-18 | FREQ=MONTHLY;BYDAY=-2FR
					FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 2026-11-13 | 2026-11-14 | FREQ=MONTHLY;BYMONTHDAY=14;BYDAY=SA
					FREQ=YEARLY;BYMONTH=12 | 2026-12-01 | 2027-01-02 | FREQ=YEARLY;BYMONTH=1
					FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 | 2028-03-01 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1
					FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | 2026-11-26 | 2026-12-02 | FREQ=YEARLY;BYMONTH=12;BYDAY=1WE
					FREQ=YEARLY;BYDAY=1MO | 2026-01-05 | 2026-01-13 | FREQ=YEARLY;BYDAY=2TU
					FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 | 2026-12-01 | 2027-01-01 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
					""")
	void ruleFollowsTheStart(String rule, LocalDate start, LocalDate newStart, String expected) {
		Recurrence moved = allDay(rule, start).movedTo(newStart, null, null);
		assertThat(moved).isEqualTo(allDay(expected, newStart));
		assertThat(moved.violations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | 2026-12-01 | 2026-12-05 | recurrence-move-weekdays
			FREQ=WEEKLY;BYDAY=TU,TH | 2026-12-01 | 2026-12-03 | recurrence-move-weekdays
			FREQ=MONTHLY;BYMONTHDAY=1,15 | 2026-12-01 | 2026-12-15 | recurrence-move-month-days
			FREQ=MONTHLY;BYDAY=1TU,3TU | 2026-12-01 | 2026-12-08 | recurrence-move-weekdays
			FREQ=MONTHLY;BYMONTHDAY=1,15 | 2026-12-01 | 2026-12-02 | recurrence-move-month-days
			FREQ=YEARLY;BYMONTH=6,12 | 2026-12-01 | 2027-01-01 | recurrence-move-months
			FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 | 2026-12-01 | 2026-12-02 | recurrence-move
			FREQ=YEARLY;UNTIL=21001201 | 2026-12-01 | 2027-12-01 | recurrence-move-until
			""")
	void moveThatTheRuleCannotFollowIsRefused(String rule, LocalDate start, LocalDate newStart, String code) {
		RuleViolatedException refused = catchThrowableOfType(RuleViolatedException.class,
				() -> allDay(rule, start).movedTo(newStart, null, null));
		assertThat(refused.violations()).extracting(Violation::field).containsExactly("startDate");
		assertThat(refused.violations()).extracting(Violation::code).containsExactly(code);
		assertThat(Texts.english()).containsKey("violation." + code);
	}

	@Test
	void endMovesWithTheTimeOfDay() {
		LocalDate start = LocalDate.of(2026, 12, 1);
		Recurrence recurrence = timed("FREQ=DAILY;UNTIL=20261207T083000Z", start, LocalTime.of(9, 30), "Europe/Berlin");
		assertThat(recurrence.movedTo(start, LocalTime.of(23, 30), ZoneId.of("Europe/Berlin")).rule())
			.hasToString("FREQ=DAILY;UNTIL=20261207T223000Z;WKST=MO");
		assertThat(recurrence.movedTo(start, LocalTime.of(9, 30), ZoneId.of("Asia/Tokyo")).rule())
			.hasToString("FREQ=DAILY;UNTIL=20261207T003000Z;WKST=MO");
		assertThat(recurrence.movedTo(start.plusDays(1), null, null).rule())
			.hasToString("FREQ=DAILY;UNTIL=20261208;WKST=MO");
		assertThat(allDay("FREQ=DAILY;UNTIL=20261207", start)
			.movedTo(start, LocalTime.of(9, 0), ZoneId.of("Europe/Berlin"))
			.rule()).hasToString("FREQ=DAILY;UNTIL=20261207T225959Z;WKST=MO");
	}

	/**
	 * Shifted by three days, the end would exclude March 31.
	 */
	@Test
	void numberOfDatesStaysWhenMonthsHaveDifferentLengths() {
		Recurrence moved = allDay("FREQ=MONTHLY;UNTIL=20260328", LocalDate.of(2026, 1, 28))
			.movedTo(LocalDate.of(2026, 1, 31), null, null);
		assertThat(moved.countBefore(FAR)).isEqualTo(3);
		assertThat(moved.rule()).hasToString("FREQ=MONTHLY;UNTIL=20260531;WKST=MO");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3 })
	void limitIsApplied(int limit) {
		assertThat(allDay("FREQ=DAILY", LocalDate.of(2026, 12, 1)).dates(LocalDate.of(2100, 1, 1), FAR, limit))
			.hasSize(limit);
	}

	private static Recurrence allDay(String rule, LocalDate start) {
		return recurrence(rule, start, null, null);
	}

	private static Recurrence timed(String rule, LocalDate start, LocalTime time, String zone) {
		return recurrence(rule, start, time, ZoneId.of(zone));
	}

	private static Recurrence recurrence(String rule, LocalDate start, @Nullable LocalTime time,
			@Nullable ZoneId zone) {
		return new Recurrence(RecurrenceRule.parse(rule).adaptedTo(time, zone), start, time, zone);
	}

}
