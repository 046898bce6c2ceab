package dev.kalends.calendar;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of the feed.
 */
@KalendsTest
class FeedIntegrationTests {

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void emptyFeedIsUncacheableEmptyArray() {
		Response feed = october("");
		assertThat(feed.status()).isEqualTo(200);
		assertThat(feed.body()).isEqualTo("[]");
		assertThat(feed.header("Content-Type")).isEqualTo("application/json");
		assertThat(feed.answer().headers().allValues("Cache-Control"))
			.containsExactly("no-store, no-cache, must-revalidate, max-age=0");
		assertThat(feed.header("Pragma")).isEqualTo("no-cache");
		assertThat(feed.header("Expires")).isEqualTo("0");
		assertThat(feed.header("Cache-Status")).isEqualTo("kalends; fwd=miss; stored");
		assertThat(october("").header("Cache-Status")).isEqualTo("kalends; hit");
	}

	@Test
	void allDayEventHasExclusiveEnd() {
		String id = create("Write report", "startDate", "2025-10-15", "dueDate", "2025-10-20");
		JsonNode event = only(october(""));
		assertThat(event.get("id").stringValue()).isEqualTo("work-item-" + id);
		assertThat(event.get("start").stringValue()).isEqualTo("2025-10-15");
		assertThat(event.get("end").stringValue()).isEqualTo("2025-10-21");
		assertThat(event.get("allDay").booleanValue()).isTrue();
		assertThat(event.get("backgroundColor").stringValue()).isEqualTo("#d97706");
		assertThat(event.get("textColor").stringValue()).isEqualTo("#000000");
		assertThat(event.get("classNames").toString()).isEqualTo("[\"wi-task\",\"wi-status-not_started\"]");
		assertThat(event.get("editable").booleanValue()).isTrue();
		assertThat(event.get("url").stringValue()).isEqualTo("/work-items/" + id);
		assertThat(List.copyOf(event.get("extendedProps").propertyNames())).contains("workItemId", "type", "status",
				"priority", "progress", "parentId", "breadcrumb", "childCount", "teamId", "team", "assignees",
				"activityCategory", "version");
	}

	@Test
	void timedEventIsInUtcOrRequestedZone() {
		create("Call", "startDate", "2025-10-15", "startTime", "09:30", "endTime", "10:30", "timeZone",
				"Europe/Berlin");
		for (String zone : List.of("", "&timeZone=local", "&timeZone=UTC")) {
			JsonNode event = only(october(zone));
			assertThat(event.get("start").stringValue()).isEqualTo("2025-10-15T07:30:00Z");
			assertThat(event.get("end").stringValue()).isEqualTo("2025-10-15T08:30:00Z");
			assertThat(event.get("allDay").booleanValue()).isFalse();
		}
		JsonNode inTokyo = only(october("&timeZone=Asia/Tokyo"));
		assertThat(inTokyo.get("start").stringValue()).isEqualTo("2025-10-15T16:30:00");
		assertThat(inTokyo.get("end").stringValue()).isEqualTo("2025-10-15T17:30:00");
	}

	@Test
	void eventWithoutDurationHasNoEnd() {
		create("Freeze", "startDate", "2025-10-15", "startTime", "12:00", "endTime", "12:00", "timeZone", "UTC");
		JsonNode event = only(october(""));
		assertThat(event.get("start").stringValue()).isEqualTo("2025-10-15T12:00:00Z");
		assertThat(event.has("end")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "2025-10-15T12:00:00Z, 2025-10-15T13:00:00Z, true",
			"2025-10-15T11:00:00Z, 2025-10-15T12:00:00Z, false", "2025-10-15T12:00:01Z, 2025-10-15T13:00:00Z, false" })
	void windowIncludesStartAndExcludesEnd(String start, String end, boolean in) {
		create("Freeze", "startDate", "2025-10-15", "startTime", "12:00", "timeZone", "UTC");
		assertThat(this.client.feed(start, end, "").json().size()).isEqualTo(in ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "2025-09-15, 2025-11-15, true", "2025-09-30, 2025-09-30, false", "2025-09-30, 2025-10-01, true",
			"2025-10-31, 2025-11-02, true", "2025-11-01, 2025-11-02, false", "2020-01-01, 2029-12-31, true" })
	void allDayEventIsIncludedIfItOverlapsWindow(String start, String due, boolean in) {
		create("Item", "startDate", start, "dueDate", due);
		assertThat(october("").json().size()).isEqualTo(in ? 1 : 0);
	}

	@Test
	void allDayEventsDoNotDependOnZoneOfViewer() {
		for (String zone : List.of("Pacific/Honolulu", "Asia/Manila", "UTC", "Pacific/Kiritimati")) {
			Client remoteClient = this.office.signIn(this.office.person("Islander", ZoneId.of(zone)));
			remoteClient.create(item("First", "startDate", "2025-10-01"));
			remoteClient.create(item("Last", "startDate", "2025-10-31"));
			remoteClient.create(item("Before", "startDate", "2025-09-30"));
			remoteClient.create(item("After", "startDate", "2025-11-01"));
			assertThat(titles(remoteClient.feed("2025-10-01", "2025-11-01", ""))).as(zone)
				.containsExactly("First", "Last");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2025-10-01T00:00:00+08:00", "2025-10-01T00:00:00%2B08:00" })
	void offsetMayBeEscapedOrNot(String start) {
		create("At four in the afternoon of the day before, in UTC", "startDate", "2025-09-30", "startTime", "16:00",
				"endTime", "17:00", "timeZone", "UTC");
		assertThat(this.client.feed(start, "2025-10-02", "").json().size()).isOne();
		assertThat(this.client.feed("2025-10-01T01:00:00Z", "2025-10-02", "").json().size()).isZero();
	}

	@Test
	void eventsAreSortedByStartLongestFirstThenTitle() {
		create("B", "startDate", "2025-10-10");
		create("A", "startDate", "2025-10-10");
		create("Longer", "startDate", "2025-10-10", "dueDate", "2025-10-11");
		create("Earlier", "startDate", "2025-10-09");
		assertThat(titles(october(""))).containsExactly("Earlier", "Longer", "A", "B");
	}

	@Test
	void undatedHiddenAndTrashedItemsAreAbsent() {
		create("Undated");
		Map<String, Object> hidden = item("Hidden", "startDate", "2025-10-10");
		hidden.put("calendarVisible", false);
		this.client.create(hidden);
		String trashed = create("Trashed", "startDate", "2025-10-10");
		this.client.delete("/api/work-items/" + trashed);
		assertThat(october("").body()).isEqualTo("[]");
	}

	@Test
	void eventHasBreadcrumbAndChildCount() {
		String project = create("Project", "type", "project", "startDate", "2025-10-01", "dueDate", "2025-10-31",
				"color", "#123456");
		String activity = create("Activity", "type", "activity", "parentId", project, "startDate", "2025-10-02");
		create("Task", "parentId", activity, "startDate", "2025-10-03");
		JsonNode events = october("").json();
		assertThat(events.get(0).at("/extendedProps/childCount").intValue()).isOne();
		assertThat(events.get(2).at("/extendedProps/breadcrumb").stringValue()).isEqualTo("Project › Activity");
		assertThat(events.get(2).at("/extendedProps/parentId").stringValue()).isEqualTo(activity);
		assertThat(events.get(2).get("backgroundColor").stringValue()).isEqualTo("#123456");
	}

	@Test
	void outsideAssigneeSeesNoAncestors() {
		Viewer bob = this.office.person("Bob Brandt");
		String project = create("Secret project", "type", "project", "startDate", "2025-10-01");
		Map<String, Object> task = item("Shared task", "parentId", project, "startDate", "2025-10-03");
		task.put("assigneeIds", List.of(bob.id().toString()));
		task.put("assigneeLabels", List.of("Printer"));
		String id = this.client.create(task);
		create("Below", "type", "subtask", "parentId", id, "startDate", "2025-10-04");
		JsonNode event = only(this.office.signIn(bob).feed("2025-10-01", "2025-11-01", ""));
		assertThat(event.get("title").stringValue()).isEqualTo("Shared task");
		assertThat(event.at("/extendedProps/breadcrumb").stringValue()).isEmpty();
		assertThat(event.at("/extendedProps/parentId").isNull()).isTrue();
		assertThat(event.at("/extendedProps/childCount").intValue()).isZero();
		assertThat(event.at("/extendedProps/assignees").toString()).isEqualTo("[\"Bob Brandt\",\"Printer\"]");
		assertThat(event.at("/extendedProps/assigneeIds").toString()).isEqualTo("[\"" + bob.id() + "\"]");
	}

	@Test
	void assigneesAreOrderedByName() {
		String zoe = this.office.person("Zoe Zink").id().toString();
		String abe = this.office.person("Abe Arnt").id().toString();
		Map<String, Object> task = item("Shared task", "startDate", "2025-10-03");
		task.put("assigneeIds", List.of(zoe, abe));
		this.client.create(task);
		JsonNode props = only(october("")).get("extendedProps");
		assertThat(props.get("assignees").toString()).isEqualTo("[\"Abe Arnt\",\"Zoe Zink\"]");
		assertThat(props.get("assigneeIds").toString()).isEqualTo("[\"" + abe + "\",\"" + zoe + "\"]");
	}

	@Test
	void typeFilterIncludesSubTypes() {
		String project = create("Plan", "type", "project", "startDate", "2025-10-01");
		create("Sub", "type", "sub_project", "parentId", project, "startDate", "2025-10-02");
		String task = create("Paint 100% of the wall", "startDate", "2025-10-03", "status", "blocked", "priority",
				"high");
		create("Under", "type", "subtask", "parentId", task, "startDate", "2025-10-04");
		assertThat(titles(october("&type=project"))).containsExactly("Plan", "Sub");
		assertThat(titles(october("&type=task"))).containsExactly("Paint 100% of the wall", "Under");
		assertThat(titles(october("&type=subtask&type=sub_project"))).containsExactly("Sub", "Under");
		assertThat(titles(october("&status=blocked,at_risk"))).containsExactly("Paint 100% of the wall");
		assertThat(titles(october("&priority=high&type=task"))).containsExactly("Paint 100% of the wall");
		assertThat(titles(october("&q=WALL%20100%25"))).containsExactly("Paint 100% of the wall");
		assertThat(titles(october("&q=_"))).isEmpty();
		assertThat(titles(october("&assignee=me"))).isEmpty();
	}

	@Test
	void labelFilterIncludesInheritedLabels() {
		String project = create("Plan", "type", "project", "startDate", "2025-10-01");
		String open = create("Open", "parentId", project, "startDate", "2025-10-02");
		String cut = create("Cut", "parentId", project, "startDate", "2025-10-03");
		create("Under", "type", "subtask", "parentId", cut, "startDate", "2025-10-04");
		create("Other", "startDate", "2025-10-05");
		settings(project, "labels", List.of("on site, late"));
		assertThat(titlesWithLabel("on%20site,%20late")).containsExactly("Plan", "Open", "Cut", "Under");
		settings(cut, "inherit", false);
		assertThat(titlesWithLabel("on%20site,%20late")).containsExactly("Plan", "Open");
		settings(cut, "labels", List.of("paint"));
		assertThat(titlesWithLabel("paint")).containsExactly("Cut", "Under");
		assertThat(titlesWithLabel("paint&label=on%20site,%20late")).containsExactly("Plan", "Open", "Cut", "Under");
		assertThat(titlesWithLabel("P%C3%81INT")).containsExactly("Cut", "Under");
		assertThat(titlesWithLabel("pain")).as("a part of a label").isEmpty();
		assertThat(october("&label=paint").header("Cache-Status")).isEqualTo("kalends; hit");
		this.client.patch("/api/work-items/" + open, Map.of("parentId", cut, "type", "subtask"));
		assertThat(titlesWithLabel("paint")).containsExactly("Open", "Cut", "Under");
		settings(project, "labels", null);
		assertThat(titlesWithLabel("on%20site,%20late")).isEmpty();
		JsonNode page = this.client.get("/api/work-items?label=paint&size=2&page=1&sort=title").json();
		assertThat(page.at("/page/totalItems").intValue()).isEqualTo(3);
		assertThat(page.at("/items/0/title").stringValue()).isEqualTo("Under");
		assertThat(page.get("items").size()).isOne();
		Response list = this.client.get("/work-items?label=paint&type=subtask");
		assertThat(list.body()).contains("Under").contains("name=\"label\" value=\"paint\"").doesNotContain(">Cut<");
	}

	@Test
	void teamLabelsAndLocationsAreFiltered() {
		String team = this.client.post("/api/teams", Map.of("name", "Crew")).json().get("id").stringValue();
		this.client.patch("/api/teams/" + team + "/settings", Map.of("labels", List.of("crew")));
		String hall = this.client.post("/api/locations", Map.of("name", "Hall")).json().get("id").stringValue();
		create("Ours", "teamId", team, "startDate", "2025-10-01", "locationId", hall);
		create("Mine", "startDate", "2025-10-02", "locationId", hall);
		create("Elsewhere", "startDate", "2025-10-03");
		assertThat(titlesWithLabel("crew")).containsExactly("Ours");
		assertThat(titles(october("&location=" + hall))).containsExactly("Ours", "Mine");
		assertThat(titles(october("&label=crew&location=" + hall))).containsExactly("Ours");
		assertThat(this.client.get("/api/work-items?location=" + hall).json().at("/page/totalItems").intValue())
			.isEqualTo(2);
		assertThat(october("").json().at("/0/extendedProps/locationId").stringValue()).isEqualTo(hall);
		for (String path : List.of("/api/work-items?", "/calendar/work-items/feed?start=2025-10-01&end=2025-11-01&")) {
			for (String wrong : List.of("location=hall", "location=0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d", "label=",
					"label=%07")) {
				Response refused = this.client.get(path + wrong);
				assertThat(refused.status()).as(path + wrong).isEqualTo(400);
				assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(wrong.split("=")[0]);
			}
		}
	}

	private void settings(String item, String name, @Nullable Object value) {
		Map<String, Object> patch = new LinkedHashMap<>();
		patch.put(name, value);
		Response answer = this.client.patch("/api/work-items/" + item + "/settings", patch);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	/**
	 * Returns the titles in the feed, and asserts that the list has the same ones.
	 */
	private List<String> titlesWithLabel(String label) {
		List<String> titles = titles(october("&label=" + label));
		assertThat(this.client.get("/api/work-items?label=" + label)
			.json()
			.get("items")
			.valueStream()
			.map((item) -> item.get("title").stringValue())).containsExactlyElementsOf(titles);
		return titles;
	}

	@Test
	void equivalentRequestsShareCacheEntry() {
		october("&type=task&status=blocked,completed&q=b%20a");
		assertThat(october("&_=123&status=completed&status=blocked&q=a%20B&type=subtask,task").header("Cache-Status"))
			.isEqualTo("kalends; hit");
	}

	@Test
	void unknownAssigneeIsRefused() {
		Response feed = october("&assignee=0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d");
		assertThat(feed.status()).isEqualTo(400);
		assertThat(feed.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(feed.json().at("/errors/0/field").stringValue()).isEqualTo("assignee");
	}

	@Test
	void anonymousRequestGetsProblemDetails() {
		Response feed = this.office.stranger().feed("2025-10-01", "2025-11-01", "");
		assertThat(feed.status()).isEqualTo(401);
		assertThat(feed.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(feed.header("Location")).isEmpty();
	}

	@Test
	void compressedFeedHasSameEvents() throws Exception {
		IntStream.range(0, 40).forEach((i) -> create("Item " + i, "startDate", "2025-10-10"));
		Response plain = october("");
		Response compressed = this.client.get("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01",
				"Accept-Encoding", "gzip, deflate, br");
		assertThat(plain.header("Content-Encoding")).isEmpty();
		assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
		assertThat(compressed.header("Vary")).contains("Accept-Encoding");
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.bytes()))) {
			assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
		}
		assertThat(compressed.bytes().length).isLessThan(plain.bytes().length / 4);
	}

	@Test
	void versionChangesOnlyWithCalendar() {
		String version = october("").header("X-Calendar-Version");
		assertThat(version).isNotEmpty();
		assertThat(october("&type=task").header("X-Calendar-Version")).isEqualTo(version);
		create("Item", "startDate", "2030-01-01");
		assertThat(october("").header("X-Calendar-Version")).isNotEqualTo(version);
	}

	private Response october(String query) {
		return this.client.feed("2025-10-01", "2025-11-01", query);
	}

	private String create(String title, Object... members) {
		return this.client.create(item(title, members));
	}

	static Map<String, Object> item(String title, Object... members) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("type", "task");
		item.put("title", title);
		for (int i = 0; i < members.length; i += 2) {
			item.put(String.valueOf(members[i]), members[i + 1]);
		}
		return item;
	}

	private static JsonNode only(Response feed) {
		assertThat(feed.json().size()).as(feed.body()).isOne();
		return feed.json().get(0);
	}

	static List<String> titles(Response feed) {
		assertThat(feed.status()).as(feed.body()).isEqualTo(200);
		return feed.json().valueStream().map((event) -> event.get("title").stringValue()).toList();
	}

}
