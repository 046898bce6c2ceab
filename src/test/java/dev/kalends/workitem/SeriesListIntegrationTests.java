package dev.kalends.workitem;

import java.time.LocalDate;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests series in lists, in the search, in free/busy counts, in settings and in the list
 * of their occurrences. Cid is not in the team of the series.
 */
@KalendsTest
class SeriesListIntegrationTests {

	@Autowired
	private Office office;

	private Viewer annPerson;

	private Viewer cidPerson;

	private Client ann;

	private Client cid;

	private String team;

	@BeforeEach
	void createTeam() {
		this.annPerson = this.office.person("Ann Ames");
		this.cidPerson = this.office.person("Cid Cole");
		this.ann = this.office.signIn(this.annPerson);
		this.cid = this.office.signIn(this.cidPerson);
		this.team = id(this.ann.post("/api/teams", Map.of("name", "Red")).json());
	}

	@Test
	void overrideIsListedOnlyIfItsSeriesIsNot() {
		String series = create(Map.of("priority", "high"));
		String override = id(change(series, "2026-12-14", Map.of("title", "Zebra", "priority", "low")));
		assertThat(ids(this.ann, "")).containsExactly(series);
		assertThat(ids(this.ann, "?priority=low")).containsExactly(override);
		assertThat(ids(this.ann, "?q=zebra")).containsExactly(override);
		assertThat(ids(this.ann, "?q=weekly")).containsExactly(series);
		assertThat(hits(this.ann, "zebra")).containsExactly(override);
		assertThat(hits(this.ann, "weekly")).containsExactly(series);
	}

	@Test
	void windowOfListNeedsAnOccurrence() {
		String series = create(Map.of());
		assertThat(ids(this.ann, "?start=2026-12-08&end=2026-12-14")).isEmpty();
		assertThat(ids(this.ann, "?start=2026-12-08&end=2026-12-15")).containsExactly(series);
		assertThat(ids(this.ann, "?start=2030-01-01")).containsExactly(series);
		assertThat(ids(this.ann, "?end=2026-12-07")).isEmpty();
		String override = id(change(series, "2026-12-14", Map.of("startDate", "2026-12-16", "dueDate", "2026-12-16")));
		assertThat(ids(this.ann, "?start=2026-12-08&end=2026-12-15")).isEmpty();
		assertThat(ids(this.ann, "?start=2026-12-15&end=2026-12-18")).containsExactly(override);
		assertThat(ids(this.ann, "?start=2026-12-15&end=2026-12-28")).containsExactly(series);
	}

	@Test
	void seriesIsNeverOverdue() {
		String series = create(
				Map.of("startDate", "2020-01-06", "dueDate", "2020-01-06", "recurrenceRule", "FREQ=WEEKLY;COUNT=3"));
		assertThat(ids(this.ann, "?overdue=true")).isEmpty();
		assertThat(ids(this.ann, "?overdue=false")).containsExactly(series);
		String override = id(change(series, "2020-01-13", Map.of("title", "Changed")));
		assertThat(ids(this.ann, "?overdue=true")).containsExactly(override);
	}

	@Test
	void listAndSearchShowTheNextDate() {
		LocalDate yesterday = LocalDate.now(this.annPerson.zone()).minusDays(1);
		LocalDate nextWeek = yesterday.plusDays(7);
		String series = create(Map.of("startDate", yesterday.toString(), "dueDate", yesterday.toString(),
				"recurrenceRule", "FREQ=WEEKLY"));
		assertThat(nextDate(series)).isEqualTo(nextWeek.toString());
		change(series, nextWeek.toString(),
				Map.of("startDate", nextWeek.plusDays(1).toString(), "dueDate", nextWeek.plusDays(1).toString()));
		assertThat(nextDate(series)).isEqualTo(nextWeek.plusDays(1).toString());
		String page = this.ann.get("/work-items?shape=list").body();
		assertThat(page).contains("#arrow-repeat");
	}

	@Test
	void childrenAndPossibleParents() {
		String project = this.ann.create(Map.of("type", "project", "title", "Project", "teamId", this.team));
		Map<String, Object> child = new HashMap<>(Map.of("parentId", project));
		String series = create(child);
		change(series, "2026-12-14", Map.of("title", "Changed"));
		assertThat(ids(this.ann, "?parent=" + project)).containsExactly(series);
		String form = this.ann.get("/work-items/new").body();
		assertThat(form).contains(project).doesNotContain(series);
		String page = this.ann.get("/work-items/" + project).body();
		assertThat(page).contains("Weekly meeting").doesNotContain("Changed");
	}

	@Test
	void occurrencesAreListedWhereTheyAreShown() {
		String series = create(Map.of());
		String override = id(change(series, "2026-12-14", Map.of("startDate", "2026-12-29", "dueDate", "2026-12-29")));
		this.ann.delete("/api/work-items/" + series + "?apply=this&occurrence=2026-12-21");
		JsonNode found = this.ann.get("/api/work-items/" + series + "/occurrences?start=2026-12-01&end=2027-01-01")
			.json();
		assertThat(found.valueStream().map((one) -> one.get("occurrence").stringValue())).containsExactly("2026-12-07",
				"2026-12-28", "2026-12-14");
		assertThat(found.get(0).toString()).isEqualTo("{\"occurrence\":\"2026-12-07\",\"startDate\":\"2026-12-07\","
				+ "\"dueDate\":\"2026-12-07\",\"startTime\":null,\"endTime\":null,\"timeZone\":null,\"itemId\":\""
				+ series + "\",\"changed\":false}");
		assertThat(found.get(2).get("itemId").stringValue()).isEqualTo(override);
		assertThat(found.get(2).get("startDate").stringValue()).isEqualTo("2026-12-29");
		assertThat(found.get(2).get("changed").booleanValue()).isTrue();
		assertThat(this.ann.get("/api/work-items/" + series + "/occurrences?start=2026-12-13&end=2026-12-15").body())
			.isEqualTo("[]");
	}

	@Test
	void windowOfOccurrencesIsValidated() {
		String path = "/api/work-items/" + create(Map.of()) + "/occurrences";
		assertThat(violation(path)).contains("start", "end");
		assertThat(violation(path + "?start=2026-12-01&end=tomorrow")).containsExactly("end");
		assertThat(violation(path + "?start=2026-12-01&end=2026-12-01")).containsExactly("end");
		assertThat(violation(path + "?start=2026-12-01&end=2028-12-01")).containsExactly("end");
		assertThat(violation(path + "?start=2026-12-01&end=2026-12-02&timeZone=Mars")).containsExactly("timeZone");
		String single = this.ann.create(Map.of("type", "task", "title", "Once", "startDate", "2026-12-08"));
		assertThat(this.ann.get("/api/work-items/" + single + "/occurrences?start=2026-12-01&end=2027-01-01").status())
			.isEqualTo(404);
	}

	@Test
	void assigneeOfOneDateSeesNothingElseOfTheSeries() {
		String series = create(Map.of());
		String override = id(change(series, "2026-12-14",
				Map.of("title", "Weekly with Cid", "assigneeIds", List.of(this.cidPerson.id().toString()))));
		assertThat(ids(this.cid, "")).containsExactly(override);
		assertThat(hits(this.cid, "weekly")).containsExactly(override);
		JsonNode item = this.cid.get("/api/work-items/" + override).json();
		assertThat(item.get("seriesId").isNull()).isTrue();
		assertThat(item.get("occurrence").isNull()).isTrue();
		for (String path : List.of("/api/work-items/" + series,
				"/api/work-items/" + series + "/occurrences?start=2026-12-01&end=2027-01-01",
				"/api/work-items/" + series + "/history", "/work-items/" + series)) {
			assertThat(this.cid.get(path).status()).as(path).isEqualTo(404);
		}
		for (String path : List.of("/api/work-items", "/work-items?shape=list", "/work-items/" + override,
				"/api/work-items/" + override + "/history", "/api/work-items/" + override + "/settings")) {
			assertThat(this.cid.get(path).body()).as(path).doesNotContain(series);
		}
	}

	@Test
	void freeBusyCountsSeriesWithAnOccurrenceOnce() {
		String ann = this.annPerson.id().toString();
		String series = create(Map.of("assigneeIds", List.of(ann)));
		assertThat(busy("start=2026-12-08&end=2026-12-13")).isZero();
		assertThat(busy("start=2026-12-08&end=2026-12-14")).isEqualTo(1);
		assertThat(busy("start=2026-12-01&end=2026-12-31")).isEqualTo(1);
		change(series, "2026-12-14", Map.of("startDate", "2026-12-16", "dueDate", "2026-12-16"));
		assertThat(busy("start=2026-12-14")).isZero();
		assertThat(busy("start=2026-12-16")).isEqualTo(1);
		assertThat(busy("start=2026-12-16&except=" + series)).isZero();
	}

	@Test
	void overrideInheritsSettingsOfItsSeries() {
		String series = create(Map.of());
		String override = id(change(series, "2026-12-14", Map.of("title", "Changed", "priority", "low")));
		assertThat(eventLabels()).isEmpty();
		assertThat(
				this.ann.patch("/api/work-items/" + series + "/settings", Map.of("labels", List.of("budget"))).status())
			.isEqualTo(200);
		assertThat(eventLabels()).isEqualTo("[\"budget\"]");
		assertThat(this.ann.get("/api/work-items/" + override + "/settings").body()).contains("budget");
		assertThat(ids(this.ann, "?label=budget")).containsExactly(series);
		assertThat(ids(this.ann, "?label=budget&priority=low")).containsExactly(override);
	}

	@Test
	void splitSeriesKeepsItsSettings() {
		String series = create(Map.of());
		this.ann.patch("/api/work-items/" + series + "/settings", Map.of("labels", List.of("budget")));
		Response changed = this.ann.patch("/api/work-items/" + series + "?apply=following&occurrence=2026-12-21",
				Map.of("title", "Later"));
		String later = id(changed.json());
		assertThat(later).isNotEqualTo(series);
		assertThat(this.ann.get("/api/work-items/" + later + "/settings").body()).contains("budget");
		assertThat(ids(this.ann, "?label=budget")).containsExactlyInAnyOrder(series, later);
	}

	private String eventLabels() {
		return this.ann.feed("2026-12-14", "2026-12-15", "")
			.json()
			.get(0)
			.get("extendedProps")
			.get("labels")
			.toString()
			.replace("[]", "");
	}

	private int busy(String query) {
		return this.ann.get("/api/free-busy?" + query)
			.json()
			.valueStream()
			.filter((load) -> load.get("id").stringValue().equals(this.annPerson.id().toString()))
			.findFirst()
			.orElseThrow()
			.get("items")
			.intValue();
	}

	private List<String> violation(String path) {
		Response refused = this.ann.get(path);
		assertThat(refused.status()).as(path).isEqualTo(400);
		return refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()).toList();
	}

	private String nextDate(String series) {
		return this.ann.get("/api/search?q=weekly")
			.json()
			.valueStream()
			.filter((hit) -> id(hit).equals(series))
			.findFirst()
			.orElseThrow()
			.get("startDate")
			.stringValue();
	}

	private String create(Map<String, ?> members) {
		Map<String, Object> item = new HashMap<>(Map.of("type", "activity", "title", "Weekly meeting", "startDate",
				"2026-12-07", "dueDate", "2026-12-07", "recurrenceRule", "FREQ=WEEKLY;BYDAY=MO"));
		item.putAll(members);
		if (!item.containsKey("parentId")) {
			item.put("teamId", this.team);
		}
		return this.ann.create(item);
	}

	private JsonNode change(String series, String occurrence, Map<String, ?> members) {
		Response changed = this.ann.patch("/api/work-items/" + series + "?apply=this&occurrence=" + occurrence,
				members);
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		return changed.json();
	}

	private static List<String> ids(Client client, String query) {
		Response list = client.get("/api/work-items" + query);
		assertThat(list.status()).as(list.body()).isEqualTo(200);
		List<String> ids = list.json().get("items").valueStream().map(SeriesListIntegrationTests::id).toList();
		assertThat(list.json().get("page").get("totalItems").intValue()).isEqualTo(ids.size());
		return ids;
	}

	private static List<String> hits(Client client, String words) {
		return client.get("/api/search?q=" + words).json().valueStream().map(SeriesListIntegrationTests::id).toList();
	}

	private static String id(JsonNode json) {
		return json.get("id").stringValue();
	}

}
