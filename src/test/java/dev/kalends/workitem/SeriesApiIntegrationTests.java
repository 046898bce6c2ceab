package dev.kalends.workitem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	@Test
	void parametersAreChecked() {
		JsonNode series = create(Map.of());
		String path = "/api/work-items/" + id(series);
		assertBadRequest(this.client.patch(path + "?occurrence=2026-12-14", Map.of("title", "x")), "apply");
		assertBadRequest(this.client.patch(path + "?occurrence=2026-12-14&apply=some", Map.of("title", "x")), "apply");
		assertBadRequest(this.client.patch(path + "?occurrence=monday&apply=this", Map.of("title", "x")), "occurrence");
		assertBadRequest(this.client.patch(path + "?apply=this", Map.of("title", "x")), "occurrence");
		assertBadRequest(this.client.delete(path + "?occurrence=2026-12-14"), "apply");
		assertThat(patch(series, "2026-12-14T09:00:00", "this", Map.of("title", "x")).status())
			.as("an all-day series has no times")
			.isEqualTo(404);
		String single = this.client.create(Map.of("type", "task", "title", "Single", "startDate", "2026-12-14"));
		assertThat(this.client.delete("/api/work-items/" + single + "?occurrence=2026-12-14&apply=this").status())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "FREQ=HOURLY | 2026-12-07 | recurrenceRule", "FREQ=WEEKLY;COUNT=0 | 2026-12-07 | recurrenceRule",
					"FREQ=WEEKLY;BYDAY=TU | 2026-12-07 | recurrenceRule",
					"FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2 | 2026-12-07 | recurrenceRule",
					"FREQ=WEEKLY;UNTIL=20261206 | 2026-12-07 | recurrenceRule",
					"FREQ=DAILY;COUNT=1000000000 | 2026-12-07 | recurrenceRule", "FREQ=DAILY | 2027-01-11 | dueDate",
					"FREQ=DAILY;COUNT=2;UNTIL=20261220 | 2026-12-07 | recurrenceRule" })
	void invalidRuleIsRefused(String rule, String dueDate, String field) {
		Response refused = this.client.post("/api/work-items", Map.of("type", "task", "title", "x", "startDate",
				"2026-12-07", "dueDate", dueDate, "recurrenceRule", rule));
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
	}

	@Test
	void itemWithoutDatesDoesNotRepeat() {
		Response refused = this.client.post("/api/work-items",
				Map.of("type", "task", "title", "x", "recurrenceRule", "FREQ=DAILY"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("recurrenceRule");
	}

	@Test
	void repeatingItemHasNoChildren() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		for (JsonNode parent : List.of(series, override)) {
			Response child = this.client.post("/api/work-items",
					Map.of("type", "task", "title", "Child", "parentId", id(parent)));
			assertThat(child.status()).isEqualTo(422);
			assertThat(child.json().at("/errors/0/field").stringValue()).isEqualTo("parentId");
		}
		String parent = this.client.create(Map.of("type", "activity", "title", "Parent", "startDate", "2026-12-07"));
		this.client.create(Map.of("type", "task", "title", "Child", "parentId", parent));
		Response repeated = this.client.patch("/api/work-items/" + parent, Map.of("recurrenceRule", "FREQ=DAILY"));
		assertThat(repeated.status()).isEqualTo(422);
		assertThat(repeated.json().at("/errors/0/field").stringValue()).isEqualTo("recurrenceRule");
	}

	@Test
	void overrideStaysWithItsSeries() {
		JsonNode series = create(Map.of());
		String project = this.client.create(Map.of("type", "project", "title", "Project"));
		for (String member : List.of("parentId", "recurrenceRule")) {
			Response refused = patch(series, "2026-12-14", "this",
					Map.of(member, member.equals("parentId") ? project : "FREQ=DAILY"));
			assertThat(refused.status()).isEqualTo(422);
			assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(member);
		}
		assertThat(exceptions(series)).as("nothing is saved").isZero();
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		this.client.patch("/api/work-items/" + id(series), Map.of("parentId", project));
		assertThat(read(override).get("parentId").stringValue()).isEqualTo(project);
	}

	@Test
	void endOfRepetitionMakesOverridesOrdinaryItems() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		delete(series, "2026-12-21", "this");
		Map<String, Object> patch = new HashMap<>();
		patch.put("recurrenceRule", null);
		assertThat(this.client.patch("/api/work-items/" + id(series), patch).status()).isEqualTo(200);
		assertThat(exceptions(series)).isZero();
		assertThat(read(override).get("seriesId").isNull()).isTrue();
		assertThat(read(override).get("title").stringValue()).isEqualTo("Changed");
	}

	@Test
	void overrideWhoseDateTheNewRuleDoesNotHaveBecomesAnOrdinaryItem() {
		JsonNode series = create(Map.of());
		JsonNode kept = patch(series, "2026-12-21", "this", Map.of("title", "Kept")).json();
		JsonNode dropped = patch(series, "2026-12-14", "this", Map.of("title", "Dropped")).json();
		this.client.patch("/api/work-items/" + id(series), Map.of("recurrenceRule", "FREQ=WEEKLY;INTERVAL=2"));
		assertThat(read(kept).get("seriesId")).isEqualTo(series.get("id"));
		assertThat(read(dropped).get("seriesId").isNull()).isTrue();
	}

	@Test
	void overrideFollowsTheSeriesWhereItHasItsOldValues() {
		JsonNode series = create(Map.of("priority", "high"));
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Own title")).json();
		this.client.patch("/api/work-items/" + id(series), Map.of("title", "New title", "priority", "low"));
		assertThat(read(override).get("title").stringValue()).isEqualTo("Own title");
		assertThat(read(override).get("priority").stringValue()).isEqualTo("low");
		patch(series, "2026-12-14", "all", Map.of("title", "Title of all"));
		assertThat(read(override).get("title").stringValue()).isEqualTo("Title of all");
		assertThat(read(series).get("title").stringValue()).isEqualTo("Title of all");
	}

	@Test
	void moveToAnotherWeekdayNeedsARuleWithOneWeekday() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;BYDAY=MO,WE"));
		Response refused = patch(series, "2026-12-09", "all",
				Map.of("startDate", "2026-12-10", "dueDate", "2026-12-10"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("startDate");
		assertThat(
				patch(series, "2026-12-09", "all", Map.of("startDate", "2026-12-16", "dueDate", "2026-12-16")).status())
			.as("a week later")
			.isEqualTo(200);
	}

	@Test
	void changeOfTimeKeepsTheNumberOfOccurrences() {
		JsonNode series = create(Map.of("startTime", "09:00:00", "endTime", "10:00:00", "timeZone", "Europe/Berlin",
				"recurrenceRule", "FREQ=WEEKLY;UNTIL=20261228T080000Z"));
		delete(series, "2026-12-14T09:00:00", "this");
		JsonNode moved = patch(series, "2026-12-21T09:00:00", "all",
				Map.of("startTime", "14:00:00", "endTime", "15:00:00"))
			.json();
		assertThat(moved.get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;UNTIL=20261228T130000Z;WKST=MO");
		assertThat(patch(series, "2026-12-28T14:00:00", "this", Map.of("title", "Last")).status()).isEqualTo(200);
		assertThat(patch(series, "2026-12-14T14:00:00", "this", Map.of("title", "Deleted")).status()).isEqualTo(404);
	}

	@Test
	void followingCanBeChangedTwice() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;COUNT=9"));
		JsonNode second = patch(series, "2026-12-28", "following", Map.of("title", "Second")).json();
		JsonNode third = patch(second, "2027-01-18", "following", Map.of("title", "Third")).json();
		assertThat(List.of(series, second, third)).extracting((item) -> read(item).get("recurrenceRule").stringValue())
			.containsExactly("FREQ=WEEKLY;COUNT=3;WKST=MO", "FREQ=WEEKLY;COUNT=3;WKST=MO",
					"FREQ=WEEKLY;COUNT=3;WKST=MO");
	}

	@Test
	void deletedFollowingOccurrencesEndTheSeries() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-28", "this", Map.of("title", "Changed")).json();
		assertThat(delete(series, "2026-12-21", "following").status()).isEqualTo(204);
		assertThat(read(series).get("recurrenceRule").stringValue()).isEqualTo("FREQ=WEEKLY;UNTIL=20261214;WKST=MO");
		assertThat(this.client.get("/api/work-items/" + id(override)).status()).isEqualTo(404);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Last")).status()).isEqualTo(200);
	}

	@Test
	void overrideInTheTrashLeavesItsExceptionAndReturns() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		assertThat(delete(series, "2026-12-14", "this").status()).isEqualTo(204);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Again")).status()).isEqualTo(404);
		JsonNode restored = this.client.post("/api/work-items/" + id(override) + "/restore", Map.of()).json();
		assertThat(restored.get("seriesId")).isEqualTo(series.get("id"));
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Again")).json().get("id"))
			.isEqualTo(override.get("id"));
		delete(series, "2026-12-14", "this");
		assertThat(this.client.delete("/api/trash/" + id(override)).status()).isEqualTo(204);
		assertThat(exceptions(series)).as("purging keeps the exception").isEqualTo(1);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Again")).status()).isEqualTo(404);
	}

	@Test
	void seriesIsDeletedAndRestoredWithItsOverrides() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		assertThat(delete(series, "2026-12-21", "all").status()).isEqualTo(204);
		assertThat(this.client.get("/api/work-items/" + id(override)).status()).isEqualTo(404);
		assertThat(this.client.get("/api/trash").json().get("items").size()).as("one deletion").isEqualTo(1);
		Response refused = this.client.post("/api/work-items/" + id(override) + "/restore", Map.of());
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(this.client.post("/api/work-items/" + id(series) + "/restore", Map.of()).status()).isEqualTo(200);
		assertThat(read(override).get("seriesId")).isEqualTo(series.get("id"));
	}

	@Test
	void assigneeUndoesTheChangeOfAnOccurrence() {
		JsonNode series = create(Map.of("assigneeIds", List.of(this.bob.id())));
		Response changed = this.assignee.patch("/api/work-items/" + id(series) + "?occurrence=2026-12-14&apply=this",
				Map.of("status", "completed"));
		Response undone = this.assignee.post("/api/changes/" + changed.header("X-Change-Id") + "/undo", Map.of());
		assertThat(undone.status()).as(undone.body()).isEqualTo(200);
		assertThat(exceptions(series)).isZero();
	}

	@Test
	void undoDoesNotAttachAnItemThatWasMoved() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		Map<String, Object> patch = new HashMap<>();
		patch.put("recurrenceRule", null);
		Response ended = this.client.patch("/api/work-items/" + id(series), patch);
		String project = this.client.create(Map.of("type", "project", "title", "Project"));
		Response moved = this.client.patch("/api/work-items/" + id(override), Map.of("parentId", project));
		assertThat(moved.status()).as(moved.body()).isEqualTo(200);
		Response undone = this.client.post("/api/changes/" + ended.header("X-Change-Id") + "/undo", Map.of());
		assertThat(undone.status()).as(undone.body()).isEqualTo(409);
		assertThat(read(series).get("recurrenceRule").isNull()).isTrue();
		assertThat(read(override).get("seriesId").isNull()).isTrue();
	}

	@Test
	void undoOfAllMovesOverridesThatWereChangedLater() {
		JsonNode series = create(Map.of());
		Response moved = patch(series, "2026-12-07", "all",
				Map.of("title", "Tuesday", "startDate", "2026-12-08", "dueDate", "2026-12-08"));
		JsonNode override = patch(series, "2026-12-15", "this", Map.of("priority", "high")).json();
		Response undone = this.client.post("/api/changes/" + moved.header("X-Change-Id") + "/undo", Map.of());
		assertThat(undone.status()).as(undone.body()).isEqualTo(200);
		JsonNode back = read(override);
		assertThat(back.get("occurrence").stringValue()).isEqualTo("2026-12-14");
		assertThat(back.get("startDate").stringValue()).isEqualTo("2026-12-14");
		assertThat(back.get("title").stringValue()).isEqualTo("Weekly meeting");
		assertThat(back.get("priority").stringValue()).isEqualTo("high");
	}

	@Test
	void deletionOfAParentThatKeepsASeriesCanBeUndone() {
		String project = this.client.create(Map.of("type", "project", "title", "Project"));
		JsonNode series = create(Map.of("parentId", project));
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		this.client.patch("/api/work-items/" + id(series), Map.of("description", "Stored after the override"));
		Response deleted = this.client.delete("/api/work-items/" + project + "?children=reparent");
		assertThat(read(override).get("parentId").isNull()).isTrue();
		Response undone = this.client.post("/api/changes/" + deleted.header("X-Change-Id") + "/undo", Map.of());
		assertThat(undone.status()).as(undone.body()).isEqualTo(200);
		assertThat(read(override).get("parentId").stringValue()).isEqualTo(project);
		assertThat(read(series).get("parentId").stringValue()).isEqualTo(project);
	}

	@Test
	void seriesEndsWithItsLastOccurrence() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;COUNT=3"));
		delete(series, "2026-12-07", "this");
		JsonNode changed = patch(series, "2026-12-14", "following", Map.of("title", "All that is left")).json();
		assertThat(changed.get("id")).as("nothing precedes the occurrence").isEqualTo(series.get("id"));
		delete(series, "2026-12-21", "this");
		assertThat(this.client.get("/api/work-items/" + id(series)).status()).isEqualTo(200);
		delete(series, "2026-12-14", "this");
		assertThat(this.client.get("/api/work-items/" + id(series)).status()).isEqualTo(404);
	}

	@Test
	void removedOccurrenceStaysRemovedWhenTheRuleFollowsAMove() {
		JsonNode series = create(Map.of("startDate", "2027-08-03", "dueDate", "2027-08-03", "recurrenceRule",
				"FREQ=MONTHLY;BYDAY=1TU;COUNT=4"));
		delete(series, "2027-09-07", "this");
		JsonNode override = patch(series, "2027-10-05", "this", Map.of("title", "Changed")).json();
		JsonNode moved = patch(series, "2027-08-03", "all", Map.of("startDate", "2027-08-04", "dueDate", "2027-08-04"))
			.json();
		assertThat(moved.get("recurrenceRule").stringValue()).isEqualTo("FREQ=MONTHLY;COUNT=4;BYDAY=1WE;WKST=MO");
		assertThat(patch(series, "2027-09-01", "this", Map.of("title", "Removed")).status()).isEqualTo(404);
		assertThat(read(override).get("occurrence").stringValue()).isEqualTo("2027-10-06");
		assertThat(read(override).get("startDate").stringValue()).isEqualTo("2027-10-06");
	}

	@Test
	void moveToAnotherDayOfARuleWithSeveralIsRefused() {
		JsonNode series = create(Map.of("recurrenceRule", "FREQ=WEEKLY;BYDAY=MO,TU;COUNT=6"));
		delete(series, "2026-12-08", "this");
		assertThat(
				patch(series, "2026-12-07", "all", Map.of("startDate", "2026-12-08", "dueDate", "2026-12-08")).status())
			.isEqualTo(422);
		assertThat(patch(series, "2026-12-14", "following", Map.of("startDate", "2026-12-15", "dueDate", "2026-12-15"))
			.status()).isEqualTo(422);
		assertThat(exceptions(series)).isEqualTo(1);
	}

	@Test
	void overrideInTheTrashMovesWithItsSeries() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("description", "Agenda")).json();
		delete(series, "2026-12-14", "this");
		this.client.patch("/api/work-items/" + id(series),
				Map.of("title", "New", "startDate", "2026-12-08", "dueDate", "2026-12-08"));
		JsonNode restored = this.client.post("/api/work-items/" + id(override) + "/restore", Map.of()).json();
		assertThat(restored.get("occurrence").stringValue()).isEqualTo("2026-12-15");
		assertThat(restored.get("startDate").stringValue()).isEqualTo("2026-12-15");
		assertThat(restored.get("title").stringValue()).isEqualTo("New");
	}

	@Test
	void versionsOfSeriesAndOverrideNeverMeet() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Own")).json();
		for (int i = 0; i < 3; i++) {
			JsonNode edited = this.client.patch("/api/work-items/" + id(series), Map.of("title", "Title " + i)).json();
			assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Lost"), "If-Match",
					"\"" + edited.get("version") + "\"")
				.status()).isEqualTo(412);
		}
		assertThat(read(override).get("title").stringValue()).isEqualTo("Own");
	}

	@Test
	void assigneeOfOneDateDoesNotLearnTheTitleOfTheSeries() {
		JsonNode series = create(Map.of("title", "Secret"));
		JsonNode override = patch(series, "2026-12-14", "this",
				Map.of("title", "One date", "assigneeIds", List.of(this.bob.id())))
			.json();
		Response history = this.assignee.get("/api/work-items/" + id(override) + "/history");
		assertThat(history.status()).isEqualTo(200);
		assertThat(history.body()).doesNotContain("Secret");
	}

	@Test
	void datesOutOfRangeAreRefused() {
		JsonNode series = create(Map.of());
		for (String date : List.of("%2B999999999-12-31", "-0001-01-01", "1899-12-31", "3000-01-01")) {
			assertBadRequest(this.client.delete("/api/work-items/" + id(series) + "?apply=this&occurrence=" + date),
					"occurrence");
		}
	}

	@Test
	void patchThatChangesNothingReturnsTheSeriesOrTheOverride() {
		JsonNode series = create(Map.of("assigneeIds", List.of(this.bob.id())));
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Own")).json();
		for (JsonNode addressed : List.of(series, override)) {
			for (String apply : List.of("this", "following", "all")) {
				Response same = patch(addressed, "2026-12-14", apply, Map.of("title", "Own"));
				assertThat(same.status()).as(same.body()).isEqualTo(200);
				assertThat(same.json().get("id")).as(apply)
					.isEqualTo(apply.equals("this") ? override.get("id") : series.get("id"));
			}
		}
	}

	@Test
	void occurrenceCannotStopRepeating() {
		JsonNode series = create(Map.of());
		Map<String, Object> patch = new HashMap<>();
		patch.put("recurrenceRule", null);
		assertThat(patch(series, "2026-12-14", "this", patch).status()).isEqualTo(422);
	}

	@Test
	void historySaysWhatChanged() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this", Map.of("title", "Changed")).json();
		delete(series, "2026-12-21", "this");
		JsonNode created = this.client.get("/api/work-items/" + id(override) + "/history").json().get(0);
		assertThat(created.at("/changes").toString())
			.isEqualTo("[{\"field\":\"title\",\"before\":\"Weekly meeting\",\"after\":\"Changed\"}]");
		JsonNode ofSeries = this.client.get("/api/work-items/" + id(series) + "/history").json();
		assertThat(ofSeries.at("/0/action").stringValue()).isEqualTo("work_item.occurrence_deleted");
		assertThat(ofSeries.at("/0/changes/0/after").toString()).isEqualTo("{\"2026-12-21\":\"removed\"}");
		String page = this.client.get("/work-items/" + id(series) + "/history").body();
		assertThat(page).contains("as in the series", "deleted");
	}

	@Test
	void seriesCountsAsOneChild() {
		String project = this.client.create(Map.of("type", "project", "title", "Project"));
		this.client.create(Map.of("type", "task", "title", "Other", "parentId", project, "status", "completed"));
		JsonNode series = create(Map.of("parentId", project));
		patch(series, "2026-12-14", "this", Map.of("status", "completed"));
		JsonNode parent = this.client.get("/api/work-items/" + project).json();
		assertThat(parent.get("progress").intValue()).isEqualTo(50);
		Response choice = this.client.delete("/api/work-items/" + project);
		assertThat(choice.status()).isEqualTo(409);
		assertThat(choice.json().get("children").intValue()).isEqualTo(2);
		assertThat(this.client.delete("/api/work-items/" + project + "?children=reparent").status()).isEqualTo(204);
		assertThat(patch(series, "2026-12-14", "this", Map.of("title", "Moved")).json().get("parentId").isNull())
			.isTrue();
	}

	@Test
	void outsideAssigneeChangesContentOnly() {
		JsonNode series = create(Map.of("assigneeIds", List.of(this.bob.id())));
		String path = "/api/work-items/" + id(series) + "?occurrence=2026-12-14&apply=";
		assertThat(this.assignee.patch(path + "this", Map.of("status", "completed")).status()).isEqualTo(200);
		assertThat(this.assignee.patch(path + "all", Map.of("title", "By Bob")).status()).isEqualTo(200);
		assertThat(this.assignee
			.patch("/api/work-items/" + id(series) + "?occurrence=2026-12-21&apply=following",
					Map.of("title", "By Bob too"))
			.status()).isEqualTo(403);
		for (String apply : List.of("this", "following", "all")) {
			assertThat(this.assignee.delete(path + apply).status()).as(apply).isEqualTo(403);
		}
		assertThat(this.assignee.patch(path + "this", Map.of("assigneeIds", List.of())).status()).isEqualTo(403);
		assertThat(
				this.assignee.patch("/api/work-items/" + id(series), Map.of("recurrenceRule", "FREQ=DAILY")).status())
			.isEqualTo(403);
	}

	@Test
	void assigneeOfOneDateSeesThatDateOnly() {
		JsonNode series = create(Map.of());
		JsonNode override = patch(series, "2026-12-14", "this",
				Map.of("assigneeIds", List.of(this.bob.id()), "startDate", "2026-12-16", "dueDate", "2026-12-16"))
			.json();
		JsonNode seen = this.assignee.get("/api/work-items/" + id(override)).json();
		assertThat(seen.get("startDate").stringValue()).isEqualTo("2026-12-16");
		assertThat(seen.get("seriesId").isNull()).isTrue();
		assertThat(seen.get("occurrence").isNull()).isTrue();
		assertThat(this.assignee.get("/api/work-items/" + id(series)).status()).isEqualTo(404);
		for (JsonNode item : List.of(series, override)) {
			assertThat(this.assignee
				.patch("/api/work-items/" + id(item) + "?occurrence=2026-12-14&apply=this", Map.of("title", "x"))
				.status()).isEqualTo(404);
		}
		assertThat(this.assignee.patch("/api/work-items/" + id(override), Map.of("status", "completed")).status())
			.isEqualTo(200);
	}

	private static void assertBadRequest(Response response, String parameter) {
		assertThat(response.status()).as(response.body()).isEqualTo(400);
		assertThat(response.json().at("/errors/0/field").stringValue()).isEqualTo(parameter);
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
