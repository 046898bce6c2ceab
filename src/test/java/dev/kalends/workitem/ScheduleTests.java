package dev.kalends.workitem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.kalends.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dates are inclusive. Without times they are floating; with times they are instants.
 */
class ScheduleTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Test
	void allDayItemEndsAtTheEndOfItsLastDay() {
		Schedule schedule = schedule("2025-10-15", "2025-10-20", null, null);
		assertThat(schedule.isAllDay()).isTrue();
		assertThat(schedule.startsAt()).isEqualTo(Instant.parse("2025-10-15T00:00:00Z"));
		assertThat(schedule.endsAt()).isEqualTo(Instant.parse("2025-10-21T00:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource(value = { "2025-10-15, ", ", 2025-10-15" })
	void singleDateIsAOneDayItem(String start, String due) {
		Schedule schedule = schedule(start, due, null, null);
		assertThat(schedule.violations()).isEmpty();
		assertThat(schedule.firstDay()).isEqualTo(LocalDate.parse("2025-10-15")).isEqualTo(schedule.lastDay());
	}

	@Test
	void startTimeAloneAndEqualTimesHaveNoDuration() {
		Instant noon = Instant.parse("2025-10-15T10:00:00Z");
		for (String end : new String[] { null, "12:00" }) {
			Schedule schedule = schedule("2025-10-15", null, "12:00", end);
			assertThat(schedule.violations()).isEmpty();
			assertThat(schedule.startsAt()).isEqualTo(noon);
			assertThat(schedule.endsAt()).isEqualTo(noon);
		}
	}

	@Test
	void undatedItemHasNoStart() {
		Schedule schedule = schedule(null, null, null, null);
		assertThat(schedule.violations()).isEmpty();
		assertThat(schedule.isDated()).isFalse();
		assertThat(schedule.startsAt()).isNull();
	}

	@ParameterizedTest
	@CsvSource(value = { "2025-10-15, 2025-10-14, , , dueDate", "2025-10-15, , , 10:00, startTime",
			", , 10:00, , startTime", "2025-10-15, , 10:00, 09:00, endTime", "2025-10-15, 2035-10-16, , , dueDate",
			"1899-12-31, , , , startDate", "+999999999-12-31, , , , startDate", ", +999999990-01-01, , , dueDate",
			"2025-10-15, 3000-01-01, , , dueDate" })
	void invalidScheduleIsRejectedWithFieldName(String start, String due, String startTime, String endTime,
			String field) {
		List<Violation> violations = schedule(start, due, startTime, endTime).violations();
		assertThat(violations).extracting(Violation::field).contains(field);
	}

	@Test
	void tenYearsAreAllowed() {
		assertThat(schedule("2025-10-15", "2035-10-15", null, null).violations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ // clocks go forward at 02:00 and back at 03:00
			"2025-03-30, 01:30, 03:30, 2025-03-30T00:30:00Z, 2025-03-30T01:30:00Z",
			"2025-03-30, 02:15, 02:45, 2025-03-30T01:15:00Z, 2025-03-30T01:45:00Z",
			"2025-03-30, 02:00, 03:00, 2025-03-30T01:00:00Z, 2025-03-30T02:00:00Z",
			"2025-03-30, 02:30, 03:30, 2025-03-30T01:30:00Z, 2025-03-30T02:30:00Z",
			"2025-03-30, 02:45, 03:15, 2025-03-30T01:45:00Z, 2025-03-30T02:15:00Z",
			"2025-03-30, 02:30, 02:30, 2025-03-30T01:30:00Z, 2025-03-30T01:30:00Z",
			"2025-03-30, 02:30, 05:00, 2025-03-30T01:30:00Z, 2025-03-30T03:00:00Z",
			"2025-10-26, 01:30, 03:30, 2025-10-25T23:30:00Z, 2025-10-26T02:30:00Z",
			"2025-10-26, 02:30, 02:45, 2025-10-26T00:30:00Z, 2025-10-26T00:45:00Z" })
	void clockChangeNeverReversesOrCollapsesAnItem(String day, String from, String to, Instant starts, Instant ends) {
		Schedule schedule = schedule(day, null, from, to);
		assertThat(schedule.violations()).isEmpty();
		assertThat(schedule.startsAt()).isEqualTo(starts);
		assertThat(schedule.endsAt()).isEqualTo(ends);
	}

	@ParameterizedTest
	@CsvSource({ "2025-10-01, 2025-11-05, false", "2025-10-01, 2025-11-06, true" })
	void itemOfMoreThan35DaysIsLongLasting(String start, String due, boolean longLasting) {
		assertThat(schedule(start, due, null, null).isLongLasting()).isEqualTo(longLasting);
	}

	private static Schedule schedule(String start, String due, String startTime, String endTime) {
		return new Schedule((start != null) ? LocalDate.parse(start) : null,
				(due != null) ? LocalDate.parse(due) : null, (startTime != null) ? LocalTime.parse(startTime) : null,
				(endTime != null) ? LocalTime.parse(endTime) : null, BERLIN);
	}

}
