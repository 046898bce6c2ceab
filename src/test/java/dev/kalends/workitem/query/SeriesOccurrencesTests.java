package dev.kalends.workitem.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.kalends.workitem.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the occurrences of series in windows.
 */
class SeriesOccurrencesTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-01-01 | FREQ=DAILY                      | 2026-03-01 | 2026-03-04 | 2026-03-01 2026-03-02 2026-03-03
			2026-01-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU | 2026-03-01 | 2026-04-01 | 2026-03-03 2026-03-17 2026-03-31
			2026-01-30 | FREQ=MONTHLY;BYDAY=-1FR         | 2026-02-01 | 2026-05-01 | 2026-02-27 2026-03-27 2026-04-24
			2026-01-31 | FREQ=MONTHLY                    | 2026-02-01 | 2026-06-01 | 2026-03-31 2026-05-31
			2024-02-29 | FREQ=YEARLY                     | 2027-01-01 | 2028-02-01 |
			2024-02-29 | FREQ=YEARLY                     | 2028-02-01 | 2028-03-01 | 2028-02-29
			2026-01-01 | FREQ=DAILY;COUNT=3              | 2026-01-02 | 2026-02-01 | 2026-01-02 2026-01-03
			2026-01-01 | FREQ=DAILY;UNTIL=20260103       | 2026-01-02 | 2026-02-01 | 2026-01-02 2026-01-03
			""")
	void allDayOccurrencesInWindow(LocalDate start, String rule, LocalDate from, LocalDate to, String dates) {
		SeriesOccurrences occurrences = allDay(start, start, rule);
		assertThat(occurrences.in(window(from, to, BERLIN), Set.of())).extracting((found) -> found.date().toString())
			.isEqualTo((dates != null) ? Arrays.asList(dates.split(" ")) : List.of());
	}

	/**
	 * Each zone around both changes of its clock: the time of day stays the same, except
	 * in a skipped hour. A doubled hour means the first one.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Europe/Berlin       | 2026-03-28 | 02:30 | 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
			Europe/Berlin       | 2026-10-24 | 02:30 | 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
			America/New_York    | 2026-03-07 | 02:30 | 2026-03-07T07:30:00Z 2026-03-08T07:30:00Z 2026-03-09T06:30:00Z
			America/New_York    | 2026-10-31 | 01:30 | 2026-10-31T05:30:00Z 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z
			Australia/Lord_Howe | 2026-10-03 | 02:15 | 2026-10-02T15:45:00Z 2026-10-03T15:45:00Z 2026-10-04T15:15:00Z
			Australia/Lord_Howe | 2026-04-04 | 01:45 | 2026-04-03T14:45:00Z 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
			""")
	void timedOccurrencesKeepTheirTimeOfDayWhenClocksChange(ZoneId zone, LocalDate start, LocalTime time,
			String instants) {
		SeriesOccurrences occurrences = timed(start, time, time.plusHours(1), zone, "FREQ=DAILY");
		List<SeriesOccurrences.Occurrence> found = occurrences.in(window(start, start.plusDays(3), zone), Set.of());
		assertThat(found).extracting((occurrence) -> occurrence.startsAt().toString())
			.isEqualTo(Arrays.asList(instants.split(" ")));
		assertThat(found).allMatch((occurrence) -> occurrence.endsAt().isAfter(occurrence.startsAt()));
	}

	@Test
	void windowIncludesWhatOverlapsIt() {
		SeriesOccurrences nights = SeriesOccurrences.of(new Schedule(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2),
				LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN), "FREQ=DAILY");
		assertThat(nights.in(window("2026-03-02T06:00", "2026-03-02T22:00"), Set.of())).isEmpty();
		assertThat(nights.in(window("2026-03-02T05:59", "2026-03-02T22:01"), Set.of())).hasSize(2);
		SeriesOccurrences weeks = allDay(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 7), "FREQ=MONTHLY");
		assertThat(weeks.in(window("2026-03-07", "2026-03-08"), Set.of())).hasSize(1);
		assertThat(weeks.in(window("2026-03-08", "2026-03-09"), Set.of())).isEmpty();
		assertThat(weeks.in(window("2026-02-28", "2026-03-01"), Set.of())).isEmpty();
	}

	@Test
	void occurrenceWithoutDurationMatchesAtStartOfWindow() {
		SeriesOccurrences moments = timed(LocalDate.of(2026, 1, 1), LocalTime.NOON, LocalTime.NOON, BERLIN,
				"FREQ=DAILY");
		assertThat(moments.in(window("2026-03-02T12:00", "2026-03-02T13:00"), Set.of())).hasSize(1);
		assertThat(moments.in(window("2026-03-02T11:00", "2026-03-02T12:00"), Set.of())).isEmpty();
	}

	@Test
	void occurrencesInAnotherZoneBelongToTheDayOfTheWindow() {
		SeriesOccurrences evenings = timed(LocalDate.of(2026, 1, 1), LocalTime.of(20, 0), LocalTime.of(21, 0),
				ZoneId.of("Pacific/Honolulu"), "FREQ=WEEKLY;BYDAY=TH");
		assertThat(evenings
			.in(window(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 7), ZoneId.of("Pacific/Auckland")), Set.of()))
			.extracting(SeriesOccurrences.Occurrence::startsAt)
			.containsExactly(Instant.parse("2026-03-06T06:00:00Z"));
	}

	@Test
	void exceptionsAreLeftOut() {
		SeriesOccurrences daily = allDay(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), "FREQ=DAILY");
		Set<LocalDate> exceptions = Set.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
		assertThat(daily.in(window("2026-03-01", "2026-03-04"), exceptions))
			.extracting(SeriesOccurrences.Occurrence::date)
			.containsExactly(LocalDate.of(2026, 3, 3));
		assertThat(daily.anyIn(window("2026-03-01", "2026-03-03"), exceptions)).isFalse();
		assertThat(daily.anyIn(window("2026-03-01", "2026-03-04"), exceptions)).isTrue();
	}

	@Test
	void nextDateIsTheFirstThatHasNotEnded() {
		SeriesOccurrences twoDays = allDay(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 6), "FREQ=WEEKLY;COUNT=4");
		assertThat(next(twoDays, "2025-06-01")).isEqualTo("2026-01-05");
		assertThat(next(twoDays, "2026-01-06")).isEqualTo("2026-01-05");
		assertThat(next(twoDays, "2026-01-07")).isEqualTo("2026-01-12");
		assertThat(next(twoDays, "2026-01-07", LocalDate.of(2026, 1, 12))).isEqualTo("2026-01-19");
		assertThat(next(twoDays, "2026-02-01")).isEqualTo("none");
		assertThat(twoDays.last(Set.of()).orElseThrow().startDate()).isEqualTo("2026-01-26");
		assertThat(twoDays.last(Set.of(LocalDate.of(2026, 1, 26))).orElseThrow().startDate()).isEqualTo("2026-01-19");
	}

	private static String next(SeriesOccurrences occurrences, String day, LocalDate... exceptions) {
		return occurrences.next(LocalDate.parse(day), BERLIN, Set.of(exceptions))
			.map((schedule) -> String.valueOf(schedule.startDate()))
			.orElse("none");
	}

	private static SeriesOccurrences allDay(LocalDate start, LocalDate due, String rule) {
		return SeriesOccurrences.of(new Schedule(start, due, null, null, null), rule);
	}

	private static SeriesOccurrences timed(LocalDate day, LocalTime start, LocalTime end, ZoneId zone, String rule) {
		return SeriesOccurrences.of(new Schedule(day, day, start, end, zone), rule);
	}

	private static TimeWindow window(String start, String end) {
		return new TimeWindow(TimeBound.parse(start, BERLIN).orElseThrow(), TimeBound.parse(end, BERLIN).orElseThrow());
	}

	private static TimeWindow window(LocalDate from, LocalDate to, ZoneId zone) {
		return new TimeWindow(TimeBound.startOf(from, zone), TimeBound.startOf(to, zone));
	}

}
