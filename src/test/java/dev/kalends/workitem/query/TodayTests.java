package dev.kalends.workitem.query;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItemStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which items are overdue on a day.
 */
class TodayTests {

	/**
	 * Still 14 October in New York, already 15 October in Tokyo.
	 */
	private static final Instant NOW = Instant.parse("2025-10-14T23:30:00Z");

	@ParameterizedTest
	@CsvSource({ "2025-10-13,, Europe/Berlin, true", "2025-10-14,, Europe/Berlin, true",
			"2025-10-15,, Europe/Berlin, false", "2025-10-14,, America/New_York, false",
			"2025-10-13,, America/New_York, true", "2025-10-14, 23:00, Europe/Berlin, true",
			"2025-10-14, 12:00, America/New_York, false", "2025-10-15, 00:00, Europe/Berlin, false",
			"2025-10-14, 22:00, Asia/Tokyo, true" })
	void itemIsOverdueAfterItsDueDate(LocalDate due, @Nullable LocalTime end, ZoneId zone, boolean overdue) {
		Schedule schedule = new Schedule(due, due, end, end, (end != null) ? zone : null);
		Today today = Today.of(Clock.fixed(NOW, ZoneId.of("UTC")), zone);
		assertThat(today.isAfter(schedule, WorkItemStatus.BLOCKED)).isEqualTo(overdue);
		assertThat(today.isAfter(schedule, WorkItemStatus.COMPLETED)).isFalse();
		assertThat(today.isAfter(schedule, WorkItemStatus.CANCELLED)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin", "UTC" })
	void itemWithoutDatesIsNeverOverdue(ZoneId zone) {
		Schedule none = new Schedule(null, null, null, null, null);
		assertThat(Today.of(Clock.fixed(NOW, zone), zone).isAfter(none, WorkItemStatus.NOT_STARTED)).isFalse();
	}

}
