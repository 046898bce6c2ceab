package dev.kalends.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests feeds with many series: they are refused before they use much memory, and cost
 * about as much as the same number of single items.
 */
@Tag("long")
@KalendsTest
class SeriesFeedSizeIntegrationTests {

	private static final int SERIES = 2000;

	private static final int TEAMS = 10;

	private static final int ROUNDS = 7;

	private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);

	private static final int WEEKS = 3;

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void tooManyOccurrencesAreRefused() {
		Client client = this.office.signIn(this.office.person("Ann"));
		String series = client.create(Map.of("type", "activity", "title", "Daily", "startDate", "2026-12-07", "dueDate",
				"2026-12-07", "recurrenceRule", "FREQ=DAILY"));
		copy(series, null, SERIES - 1, 1);
		assertThat(client.feed("2026-12-07", "2026-12-08", "").json().size()).isEqualTo(SERIES);
		Instant start = Instant.now();
		Response refused = client.feed("2026-12-07", "2028-01-01", "");
		assertThat(refused.status()).as(refused.body()).isIn(422, 503);
		if (refused.status() == 422) {
			assertThat(refused.body()).contains("\"field\":\"end\"");
		}
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void seriesCostAboutAsMuchAsSingleItems() {
		Client series = this.office.signIn(this.office.person("Ann"));
		Client singles = this.office.signIn(this.office.person("Bob"));
		for (int i = 0; i < TEAMS; i++) {
			create(series, Map.of("recurrenceRule", "FREQ=WEEKLY;COUNT=" + WEEKS), SERIES / TEAMS, 1);
			create(singles, Map.of(), SERIES / TEAMS, WEEKS);
		}
		this.jdbc.execute("analyze");
		long ofSeries = Long.MAX_VALUE;
		long ofSingles = Long.MAX_VALUE;
		for (int i = 0; i < ROUNDS; i++) {
			ofSeries = Math.min(ofSeries, nanos(series, i));
			ofSingles = Math.min(ofSingles, nanos(singles, i));
		}
		assertThat(ofSeries).as("nanoseconds; single items take %d", ofSingles).isLessThan(2 * ofSingles);
	}

	/**
	 * Measures a cache miss: each round asks for another window.
	 */
	private static long nanos(Client client, int round) {
		long start = System.nanoTime();
		Response feed = client.feed("2026-12-01T00:00:0" + round, "2027-01-01", "");
		long nanos = System.nanoTime() - start;
		assertThat(feed.header("Cache-Status")).isEqualTo("kalends; fwd=miss; stored");
		assertThat(feed.json().size()).isEqualTo(SERIES * WEEKS);
		return nanos;
	}

	private void create(Client client, Map<String, ?> members, int items, int weeks) {
		String team = client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		Map<String, Object> item = new HashMap<>(Map.of("type", "activity", "title", "Meeting", "startDate",
				MONDAY.toString(), "dueDate", MONDAY.toString(), "startTime", "09:30", "endTime", "10:00", "timeZone",
				"UTC", "teamId", team));
		item.putAll(members);
		copy(client.create(item), MONDAY, items, weeks);
	}

	/**
	 * Copies an item.
	 * @param first the date of the item; {@code null} keeps the dates
	 * @param weeks the number of weeks in which there are copies. With the original,
	 * there are {@code items} in each
	 */
	private void copy(String id, @Nullable LocalDate first, int items, int weeks) {
		List<String> others = this.jdbc.queryForList("select column_name from information_schema.columns"
				+ " where lower(table_name) = 'work_item' and lower(column_name) not in"
				+ " ('id', 'start_date', 'due_date', 'starts_at', 'ends_at')"
				+ " and lower(table_schema) = 'public' order by ordinal_position", String.class);
		String columns = String.join(", ", others);
		List<Object[]> rows = new ArrayList<>();
		for (int week = 0; week < weeks; week++) {
			for (int i = 0; i < items; i++) {
				if (first == null || week > 0 || i > 0) {
					rows.add(row(id, first, week));
				}
			}
		}
		String dates = (first == null || weeks == 1) ? "start_date, due_date, starts_at, ends_at"
				: "cast(? as date), cast(? as date), cast(? as timestamp with time zone),"
						+ " cast(? as timestamp with time zone)";
		this.jdbc.batchUpdate(
				"insert into work_item (id, start_date, due_date, starts_at, ends_at, " + columns + ") select ?, "
						+ dates + ", " + columns + " from work_item where id = ?",
				rows.stream()
					.map((row) -> (first == null || weeks == 1) ? new Object[] { row[0], row[5] } : row)
					.toList());
	}

	private static Object[] row(String id, @Nullable LocalDate first, int week) {
		LocalDate date = ((first != null) ? first : MONDAY).plusWeeks(week);
		OffsetDateTime start = date.atTime(9, 30).atOffset(ZoneOffset.UTC);
		return new Object[] { UUID.randomUUID(), date, date, start, start.plusMinutes(30), UUID.fromString(id) };
	}

}
