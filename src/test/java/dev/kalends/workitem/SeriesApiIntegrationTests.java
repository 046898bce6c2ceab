package dev.kalends.workitem;

import java.util.HashMap;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the REST API for series: single occurrences, following ones and whole series.
 */
@KalendsTest
class SeriesApiIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer ann;

	private Viewer bob;

	private Client client;

	private Client assignee;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.ann);
		this.assignee = this.office.signIn(this.bob);
	}

	@Test
	void ruleIsStoredInNormalForm() {
		JsonNode series = create(Map.of("recurrenceRule", "freq=weekly;byday=TU,MO"));
		assertThat(series.get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,TU;WKST=MO");
		assertThat(series.get("seriesId").isNull()).isTrue();
	}

	@Test
	void changedOccurrenceIsAnItemOfItsOwn() {
		JsonNode series = create(Map.of());
		Response changed = patch(series, "2026-12-14", "this", Map.of("title", "Only this one"));
		assertThat(changed.status()).isEqualTo(200);
		JsonNode override = changed.json();
		assertThat(override.get("id")).isNotEqualTo(series.get("id"));
		assertThat(override.get("seriesId")).isEqualTo(series.get("id"));
		assertThat(override.get("occurrence").stringValue()).isEqualTo("2026-12-14");
		assertThat(override.get("startDate").stringValue()).isEqualTo("2026-12-14");
		assertThat(override.get("recurrenceRule").isNull()).isTrue();
		assertThat(override.get("version").intValue()).isGreaterThan(series.get("version").intValue());
		assertThat(read(series).get("title").stringValue()).isEqualTo("Weekly meeting");
	}

	@Test
	void secondPersonWhoChangesTheSameOccurrenceIsTold() {
		JsonNode series = create(Map.of());
		String[] version = { "If-Match", "\"1\"" };
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "First"), version).status()).isEqualTo(200);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Second"), version).status()).isEqualTo(412);
		assertThat(patch(series, "2026-12-21", "this", Map.of("title", "Other"), version).status()).isEqualTo(200);
	}

	@Test
	void deletedOccurrenceDoesNotExistAnyMore() {
		JsonNode series = create(Map.of());
		assertThat(delete(series, "2026-12-14", "this").status()).isEqualTo(204);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Gone")).status()).isEqualTo(404);
		assertThat(delete(series, "2026-12-14", "this").status()).isEqualTo(404);
		assertThat(delete(series, "2026-12-15", "this").status()).as("no date of the rule").isEqualTo(404);
	}

	@Test
	void followingOccurrencesBecomeANewSeries() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;COUNT=6"));
		patch(series, "2026-12-28", "this", Map.of("title", "Changed"));
		Response changed = patch(series, "2026-12-21", "following", Map.of("title", "Later"));
		assertThat(changed.status()).isEqualTo(200);
		JsonNode later = changed.json();
		assertThat(later.get("id")).isNotEqualTo(series.get("id"));
		assertThat(later.get("title").stringValue()).isEqualTo("Later");
		assertThat(later.get("startDate").stringValue()).isEqualTo("2026-12-21");
		assertThat(later.get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;COUNT=4;WKST=MO");
		assertThat(read(series).get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;COUNT=2;WKST=MO");
		assertThat(exceptions(series)).isZero();
		assertThat(exceptions(later)).isEqualTo(1);
	}

	@Test
	void followingOnTheFirstOccurrenceChangesTheSeries() {
		JsonNode series = create(Map.of());
		JsonNode changed = patch(series, "2026-12-07", "following", Map.of("title", "All")).json();
		assertThat(changed.get("id")).isEqualTo(series.get("id"));
		assertThat(changed.get("title").stringValue()).isEqualTo("All");
	}

	@Test
	void wholeSeriesMovesByTheDifference() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;BYDAY=MO"));
		JsonNode override = patch(series, "2026-12-14", "this",
				Map.of("startDate", "2026-12-16", "dueDate", "2026-12-16"))
			.json();
		delete(series, "2026-12-28", "this");
		JsonNode moved = patch(series, "2026-12-21", "all", Map.of("startDate", "2026-12-22", "dueDate", "2026-12-22"))
			.json();
		assertThat(moved.get("startDate").stringValue()).isEqualTo("2026-12-08");
		assertThat(moved.get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;BYDAY=TU;WKST=MO");
		JsonNode movedOverride = read(override);
		assertThat(movedOverride.get("startDate").stringValue()).isEqualTo("2026-12-17");
		assertThat(movedOverride.get("occurrence").stringValue()).isEqualTo("2026-12-15");
		assertThat(patch(series, "2026-12-29", "this", Map.of("title", "Still deleted")).status()).isEqualTo(404);
	}

	@Test
	void undoOfAChangedOccurrenceBringsTheOriginalBack() {
		JsonNode series = create(Map.of());
		Response changed = patch(series, "2026-12-14", "this", Map.of("title", "Changed"));
		assertThat(this.client.post("/api/changes/" + changed.header("X-Change-Id") + "/undo", Map.of()).status())
			.isEqualTo(200);
		assertThat(exceptions(series)).isZero();
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Again")).status()).isEqualTo(200);
	}

	@Test
	void undoOfFollowingBringsIdsOverridesAndExceptionsBack() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;COUNT=6"));
		JsonNode override = patch(series, "2026-12-28", "this", Map.of("title", "Changed")).json();
		delete(series, "2027-01-04", "this");
		JsonNode before = read(series);
		Response changed = patch(series, "2026-12-21", "following",
				Map.of("title", "Later", "startDate", "2026-12-22", "dueDate", "2026-12-22"));
		assertThat(this.client.post("/api/changes/" + changed.header("X-Change-Id") + "/undo", Map.of()).status())
			.isEqualTo(200);
		assertThat(read(series).get("recurrenceRule")).isEqualTo(before.get("recurrenceRule"));
		assertThat(exceptions(series)).isEqualTo(2);
		JsonNode back = read(override);
		assertThat(back.get("seriesId")).isEqualTo(series.get("id"));
		assertThat(back.get("occurrence")).isEqualTo(override.get("occurrence"));
		assertThat(back.get("startDate")).isEqualTo(override.get("startDate"));
		assertThat(this.client.get("/api/work-items/" + id(changed.json())).status()).isEqualTo(404);
	}

	private JsonNode create(Map<String, ?> members) {
		Map<String, Object> body = new HashMap<>(Map.of("type", "activity", "title", "Weekly meeting", "startDate",
				"2026-12-07", "dueDate", "2026-12-07", "recurrenceRule", "FREQ=WEEKLY"));
		body.putAll(members);
		Response created = this.client.post("/api/work-items", body);
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		return created.json();
	}

	private Response patch(JsonNode series, String occurrence, String apply, Map<String, ?> members,
			String... headers) {
		return this.client.patch("/api/work-items/" + id(series) + "?occurrence=" + occurrence + "&apply=" + apply,
				members, headers);
	}

	private Response delete(JsonNode series, String occurrence, String apply) {
		return this.client.delete("/api/work-items/" + id(series) + "?occurrence=" + occurrence + "&apply=" + apply);
	}

	private JsonNode read(JsonNode item) {
		return this.client.get("/api/work-items/" + id(item)).json();
	}

	private int exceptions(JsonNode series) {
		return this.jdbc.queryForObject("select count(*) from series_exception where series_id = cast(? as uuid)",
				Integer.class, id(series));
	}

	private static String id(JsonNode item) {
		return item.get("id").stringValue();
	}

}
