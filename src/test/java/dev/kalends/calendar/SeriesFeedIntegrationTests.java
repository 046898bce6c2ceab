package dev.kalends.calendar;

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
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests series in the feed. Ann and Bob are in one team, Cid is in none.
 */
@KalendsTest
class SeriesFeedIntegrationTests {

	private static final String MONDAYS = "FREQ=WEEKLY;BYDAY=MO;WKST=MO";

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer cidPerson;

	private Client ann;

	private Client bob;

	private Client cid;

	private String team;

	@BeforeEach
	void createTeam() {
		Viewer bobPerson = this.office.person("Bob Brandt");
		this.cidPerson = this.office.person("Cid Cole");
		this.ann = this.office.signIn(this.office.person("Ann Ames"));
		this.bob = this.office.signIn(bobPerson);
		this.cid = this.office.signIn(this.cidPerson);
		this.team = id(this.ann.post("/api/teams", Map.of("name", "Red")).json());
		assertThat(this.ann.put("/api/teams/" + this.team + "/members/" + bobPerson.id(), Map.of("role", "editor"))
			.status()).isLessThan(300);
	}

	@Test
	void eachOccurrenceIsAnEvent() {
		String series = create(Map.of());
		List<JsonNode> events = events(this.bob);
		assertThat(events).extracting((event) -> event.get("id").stringValue())
			.containsExactly("work-item-" + series + "@2026-12-07", "work-item-" + series + "@2026-12-14",
					"work-item-" + series + "@2026-12-21", "work-item-" + series + "@2026-12-28");
		JsonNode second = events.get(1);
		assertThat(second.get("start").stringValue()).isEqualTo("2026-12-14");
		assertThat(second.get("end").stringValue()).isEqualTo("2026-12-15");
		assertThat(second.get("url").stringValue()).isEqualTo("/work-items/" + series + "?occurrence=2026-12-14");
		JsonNode props = second.get("extendedProps");
		assertThat(props.get("workItemId").stringValue()).isEqualTo(series);
		assertThat(props.get("seriesId").stringValue()).isEqualTo(series);
		assertThat(props.get("occurrence").stringValue()).isEqualTo("2026-12-14");
		assertThat(props.get("recurrenceRule").stringValue()).isEqualTo(MONDAYS);
	}

	@Test
	void itemWithoutRuleHasNoSeries() {
		this.ann.create(Map.of("type", "task", "title", "Once", "startDate", "2026-12-08"));
		JsonNode props = events(this.ann).get(0).get("extendedProps");
		for (String member : List.of("seriesId", "occurrence", "recurrenceRule")) {
			assertThat(props.get(member).isNull()).as(member).isTrue();
		}
	}

	@Test
	void occurrenceIsIdentifiedByOriginalStartOfTimedSeries() {
		String series = create(Map.of("startTime", "09:30", "endTime", "10:00", "timeZone", "Europe/Berlin"));
		JsonNode event = events(this.ann).get(0);
		assertThat(event.get("id").stringValue()).isEqualTo("work-item-" + series + "@2026-12-07T09:30:00");
		assertThat(event.get("url").stringValue())
			.isEqualTo("/work-items/" + series + "?occurrence=2026-12-07T09:30:00");
		assertThat(event.get("start").stringValue()).isEqualTo("2026-12-07T08:30:00Z");
		assertThat(event.get("end").stringValue()).isEqualTo("2026-12-07T09:00:00Z");
	}

	@Test
	void changedOccurrenceKeepsItsIdentity() {
		String series = create(Map.of());
		String override = id(change(series, "2026-12-14",
				Map.of("title", "Moved", "startDate", "2026-12-16", "dueDate", "2026-12-17", "status", "completed")));
		for (Client viewer : List.of(this.ann, this.bob)) {
			assertThat(starts(viewer)).containsExactly("2026-12-07", "2026-12-16", "2026-12-21", "2026-12-28");
			JsonNode event = events(viewer).get(1);
			assertThat(event.get("title").stringValue()).isEqualTo("Moved");
			assertThat(event.get("id").stringValue()).isEqualTo("work-item-" + series + "@2026-12-14");
			assertThat(event.get("url").stringValue()).isEqualTo("/work-items/" + series + "?occurrence=2026-12-14");
			assertThat(event.get("classNames").toString()).contains("wi-status-completed");
			JsonNode props = event.get("extendedProps");
			assertThat(props.get("workItemId").stringValue()).isEqualTo(override);
			assertThat(props.get("seriesId").stringValue()).isEqualTo(series);
			assertThat(props.get("occurrence").stringValue()).isEqualTo("2026-12-14");
			assertThat(props.get("recurrenceRule").stringValue()).isEqualTo(MONDAYS);
		}
	}

	@Test
	void removedOccurrenceIsNotShown() {
		String series = create(Map.of());
		delete(series, "2026-12-14");
		assertThat(starts(this.bob)).containsExactly("2026-12-07", "2026-12-21", "2026-12-28");
	}

	@Test
	void originalDateDoesNotReturnWhereverTheOverrideIs() {
		String series = create(Map.of());
		String override = id(change(series, "2026-12-14", Map.of("startDate", "2027-03-01", "dueDate", "2027-03-01")));
		List<String> others = List.of("2026-12-07", "2026-12-21", "2026-12-28");
		assertThat(starts(this.bob)).as("moved out of the window").isEqualTo(others);
		patch(override, Map.of("startDate", "2026-12-14", "dueDate", "2026-12-14", "status", "completed"));
		assertThat(starts(this.bob, "&status=not_started")).as("filtered out").isEqualTo(others);
		patch(override, Map.of("calendarVisible", false));
		assertThat(starts(this.bob)).as("hidden").isEqualTo(others);
		patch(override, Map.of("calendarVisible", true));
		assertThat(starts(this.bob)).as("shown").hasSize(4);
		assertThat(this.ann.delete("/api/work-items/" + override).status()).isEqualTo(204);
		assertThat(starts(this.bob)).as("in the trash").isEqualTo(others);
		assertThat(this.jdbc.update("delete from work_item where id = cast(? as uuid)", override)).isEqualTo(1);
		assertThat(starts(this.bob, "&status=not_started,completed")).as("purged").isEqualTo(others);
	}

	@Test
	void filtersApplyToTheEventThatIsShown() {
		String series = create(Map.of("priority", "high"));
		change(series, "2026-12-14", Map.of("priority", "low", "title", "Changed"));
		assertThat(starts(this.bob, "&priority=low")).containsExactly("2026-12-14");
		assertThat(starts(this.bob, "&priority=high")).containsExactly("2026-12-07", "2026-12-21", "2026-12-28");
		assertThat(starts(this.bob, "&q=changed")).containsExactly("2026-12-14");
	}

	@Test
	void seriesIsFoundAnyTimeAfterItsStart() {
		create(Map.of("startDate", "1990-01-01", "dueDate", "1990-01-01"));
		assertThat(starts(this.bob)).containsExactly("2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28");
	}

	@Test
	void assigneeOfOneDateSeesThatDateOnly() {
		String series = create(Map.of("teamId", this.team));
		String override = id(change(series, "2026-12-14", Map.of("title", "With Cid", "assigneeIds", cidOnly())));
		assertThat(starts(this.cid)).containsExactly("2026-12-14");
		JsonNode event = events(this.cid).get(0);
		assertThat(event.get("id").stringValue()).isEqualTo("work-item-" + override);
		assertThat(event.get("url").stringValue()).isEqualTo("/work-items/" + override);
		for (String member : List.of("seriesId", "occurrence", "recurrenceRule")) {
			assertThat(event.get("extendedProps").get(member).isNull()).as(member).isTrue();
		}
		assertThat(this.cid.feed("2026-12-01", "2027-01-01", "").body()).doesNotContain(series);
	}

	@Test
	void assigneeOfTheSeriesSeesAllDatesThatTheyAreAssignedTo() {
		String series = create(Map.of("assigneeIds", cidOnly()));
		change(series, "2026-12-14", Map.of("title", "Changed"));
		change(series, "2026-12-21", Map.of("assigneeIds", List.of()));
		assertThat(starts(this.cid)).containsExactly("2026-12-07", "2026-12-14", "2026-12-28");
		JsonNode changed = events(this.cid).get(1);
		assertThat(changed.get("id").stringValue()).isEqualTo("work-item-" + series + "@2026-12-14");
		assertThat(changed.get("extendedProps").get("recurrenceRule").stringValue()).isEqualTo(MONDAYS);
	}

	@Test
	void seriesCountsAsOneChild() {
		String parent = this.ann.create(Map.of("type", "project", "title", "Project", "startDate", "2026-12-01",
				"dueDate", "2026-12-20", "teamId", this.team));
		String series = create(Map.of("parentId", parent));
		change(series, "2026-12-14", Map.of("title", "Changed"));
		JsonNode project = events(this.bob).get(0);
		assertThat(project.get("title").stringValue()).isEqualTo("Project");
		assertThat(project.get("extendedProps").get("childCount").intValue()).isEqualTo(1);
	}

	private String create(Map<String, ?> members) {
		Map<String, Object> item = new HashMap<>(Map.of("type", "activity", "title", "Weekly meeting", "teamId",
				this.team, "startDate", "2026-12-07", "dueDate", "2026-12-07", "recurrenceRule", MONDAYS));
		item.putAll(members);
		if (item.containsKey("parentId")) {
			item.remove("teamId");
		}
		return this.ann.create(item);
	}

	private JsonNode change(String series, String occurrence, Map<String, ?> members) {
		Response changed = this.ann.patch("/api/work-items/" + series + "?apply=this&occurrence=" + occurrence,
				members);
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		return changed.json();
	}

	private void patch(String item, Map<String, ?> members) {
		assertThat(this.ann.patch("/api/work-items/" + item, members).status()).isEqualTo(200);
	}

	private void delete(String series, String occurrence) {
		assertThat(this.ann.delete("/api/work-items/" + series + "?apply=this&occurrence=" + occurrence).status())
			.isEqualTo(204);
	}

	private List<String> cidOnly() {
		return List.of(this.cidPerson.id().toString());
	}

	private static List<String> starts(Client client) {
		return starts(client, "");
	}

	private static List<String> starts(Client client, String query) {
		return client.feed("2026-12-01", "2027-01-01", query)
			.json()
			.valueStream()
			.map((event) -> event.get("start").stringValue())
			.toList();
	}

	private static List<JsonNode> events(Client client) {
		return client.feed("2026-12-01", "2027-01-01", "").json().valueStream().toList();
	}

	private static String id(JsonNode json) {
		return json.get("id").stringValue();
	}

}
