package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After every kind of change, everyone who sees the item gets the new state for each
 * window and filter with the next request, and a cache hit after that. People who are not
 * affected keep their cache hits. All feeds are compared with uncached ones.
 */
@HeldFeedTest
class FeedFreshnessIntegrationTests {

	private static final List<String[]> WINDOWS = List.of(new String[] { "2025-09-28", "2025-11-09" },
			new String[] { "2025-10-15", "2025-10-16" }, new String[] { "2025-01-01", "2026-01-01" },
			new String[] { "2025-10-01T00:00:00Z", "2025-11-01T00:00:00Z" });

	private static final List<String> FILTERS = List.of("", "&type=task&status=not_started,in_progress,completed",
			"&q=report&timeZone=Asia/Tokyo");

	@Autowired
	private Office office;

	@Autowired
	private UncachedFeed uncached;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer owner;

	private Viewer colleague;

	private Map<Viewer, Client> affected;

	private Client ann;

	private Client otherClient;

	private Viewer otherPerson;

	private String project;

	private String report;

	@BeforeEach
	void createReport() {
		this.owner = this.office.person("Ann Ames");
		this.colleague = this.office.person("Bob Brandt");
		this.otherPerson = this.office.person("Sue Stone");
		this.ann = this.office.signIn(this.owner);
		this.otherClient = this.office.signIn(this.otherPerson);
		this.affected = new LinkedHashMap<>();
		this.affected.put(this.owner, this.ann);
		this.affected.put(this.colleague, this.office.signIn(this.colleague));
		this.project = this.ann
			.create(FeedIntegrationTests.item("Reporting", "type", "project", "startDate", "2025-10-01"));
		this.report = this.ann.create(FeedIntegrationTests.item("Write report", "startDate", "2025-10-15", "dueDate",
				"2025-10-20", "parentId", this.project, "assigneeIds", List.of(this.colleague.id().toString())));
		this.otherClient.create(FeedIntegrationTests.item("Report of another person", "startDate", "2025-10-15"));
	}

	@Test
	void deletedItemDisappearsFromEveryWindow() {
		assertFreshAfter(() -> assertThat(this.ann.delete("/api/work-items/" + this.report).status()).isEqualTo(204));
		for (Client client : this.affected.values()) {
			assertThat(allFeeds(client)).noneMatch((body) -> body.contains("Write report"));
		}
	}

	@Test
	void restoredItemReappears() {
		this.ann.delete("/api/work-items/" + this.report);
		assertFreshAfter(() -> assertThat(this.ann.post("/api/work-items/" + this.report + "/restore", null).status())
			.isEqualTo(200));
		for (Client client : this.affected.values()) {
			assertThat(allFeeds(client)).allMatch((body) -> body.contains("Write report"));
		}
	}

	@Test
	void createdItemAppears() {
		assertFreshAfter(() -> this.ann.create(FeedIntegrationTests.item("Second report", "startDate", "2025-10-15",
				"assigneeIds", List.of(this.colleague.id().toString()))));
		for (Client client : this.affected.values()) {
			assertThat(allFeeds(client)).allMatch((body) -> body.contains("Second report"));
		}
	}

	@Test
	void everyEditIsVisible() {
		for (Map<String, Object> patch : List.<Map<String, Object>>of(Map.of("title", "Better report"),
				Map.of("status", "in_progress"), Map.of("startDate", "2025-10-14", "dueDate", "2025-10-19"),
				Map.of("startTime", "09:00", "endTime", "10:00"), Map.of("priority", "urgent"), Map.of("progress", 40),
				Map.of("color", "#123456"), Map.of("type", "activity"), Map.of("assigneeLabels", List.of("Printer")),
				Map.of("calendarVisible", false))) {
			assertFreshAfter(
					() -> assertThat(this.ann.patch("/api/work-items/" + this.report, patch).status()).isEqualTo(200));
		}
	}

	@Test
	void editByColleagueIsVisibleToOwner() {
		assertFreshAfter(() -> assertThat(this.affected.get(this.colleague)
			.patch("/api/work-items/" + this.report, Map.of("title", "Report by Bob"))
			.status()).isEqualTo(200));
		assertThat(allFeeds(this.ann)).allMatch((body) -> body.contains("Report by Bob"));
	}

	@Test
	void unassignedPersonNoLongerSeesItem() {
		assertFreshAfter(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("assigneeIds", List.of())));
		assertThat(allFeeds(this.affected.get(this.colleague))).allMatch((body) -> body.equals("[]"));
		assertFreshAfter(() -> this.ann.patch("/api/work-items/" + this.report,
				Map.of("assigneeIds", List.of(this.colleague.id().toString()))));
		assertThat(allFeeds(this.affected.get(this.colleague))).allMatch((body) -> body.contains("Write report"));
	}

	@Test
	void inheritedColorIsUpdated() {
		assertFreshAfter(() -> this.ann.patch("/api/work-items/" + this.project, Map.of("color", "#abcdef")));
		assertThat(allFeeds(this.affected.get(this.colleague))).allMatch((body) -> body.contains("#abcdef"));
	}

	@Test
	void progressOfParentIsUpdated() {
		assertFreshAfter(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("status", "completed")));
		assertThat(this.ann.feed("2025-10-01", "2025-10-02", "").body()).contains("\"progress\":100");
	}

	@Test
	void movedItemHasNewBreadcrumb() {
		String other = this.ann
			.create(FeedIntegrationTests.item("Other project", "type", "project", "startDate", "2025-10-01"));
		assertFreshAfter(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("parentId", other)));
		assertThat(this.ann.feed("2025-10-15", "2025-10-16", "").body()).contains("\"breadcrumb\":\"Other project\"");
	}

	@Test
	void reparentedChildrenHaveNewBreadcrumb() {
		this.ann.create(FeedIntegrationTests.item("Collect report figures", "type", "subtask", "parentId", this.report,
				"startDate", "2025-10-15", "assigneeIds", List.of(this.colleague.id().toString())));
		assertFreshAfter(
				() -> assertThat(this.ann.delete("/api/work-items/" + this.report + "?children=reparent").status())
					.isEqualTo(204));
		assertThat(this.ann.feed("2025-10-15", "2025-10-16", "").body()).contains("\"breadcrumb\":\"Reporting\"");
	}

	@Test
	void renamedPersonIsUpdatedEverywhere() {
		assertFreshAfter(() -> assertThat(this.office.signIn(this.office.admin())
			.patch("/api/users/" + this.colleague.id(), Map.of("displayName", "Robert Brandt"))
			.status()).isEqualTo(200));
		assertThat(allFeeds(this.ann)).allMatch((body) -> body.contains("Robert Brandt"));
	}

	@Test
	void importIsVisibleToAllAssignees() {
		assertFreshAfter(() -> {
			Response answer = this.ann.post("/api/work-items/import",
					"type,title,parent,start_date,assignee\ntask,Imported report,Reporting,2025-10-15,"
							+ this.colleague.username() + "\n",
					"Content-Type", "text/csv");
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		});
		for (Client client : this.affected.values()) {
			assertThat(allFeeds(client)).allMatch((body) -> body.contains("Imported report"));
		}
	}

	@Test
	void noOpAndRefusedChangesInvalidateNothing() {
		this.affected.values().forEach(this::allFeeds);
		assertThat(this.ann.patch("/api/work-items/" + this.report, Map.of("title", "Write report")).status())
			.isEqualTo(200);
		assertThat(this.ann.patch("/api/work-items/" + this.report, Map.of("dueDate", "2020-01-01")).status())
			.isEqualTo(422);
		assertThat(this.otherClient.delete("/api/work-items/" + this.report).status()).isEqualTo(404);
		this.affected.values().forEach((client) -> assertThat(statuses(client)).containsOnly("kalends; hit"));
	}

	/**
	 * Warms all caches, makes a change and compares all feeds with uncached ones, twice:
	 * the second time they come from the cache.
	 */
	private void assertFreshAfter(Runnable change) {
		this.affected.values().forEach(this::allFeeds);
		allFeeds(this.otherClient);
		Map<Viewer, List<String>> versionsBefore = new LinkedHashMap<>();
		this.affected.forEach((person, client) -> versionsBefore.put(person, calendarVersions(client)));
		change.run();
		this.affected.forEach((person, client) -> {
			assertThat(calendarVersions(client)).isNotEqualTo(versionsBefore.get(person));
			List<String> uncached = uncached(person);
			assertThat(allFeeds(client)).as("first feed of %s", person.displayName()).isEqualTo(uncached);
			assertThat(allFeeds(client)).as("second feed of %s", person.displayName()).isEqualTo(uncached);
			assertThat(statuses(client)).containsOnly("kalends; hit");
		});
		assertThat(statuses(this.otherClient)).containsOnly("kalends; hit");
		assertThat(allFeeds(this.otherClient)).isEqualTo(uncached(this.otherPerson));
	}

	private List<String> allFeeds(Client client) {
		return responses(client).map(Response::body).toList();
	}

	private List<String> statuses(Client client) {
		return responses(client).map((response) -> response.header("Cache-Status")).toList();
	}

	private List<String> calendarVersions(Client client) {
		return List.of(client.feed("2030-01-01", "2030-01-02", "").header("X-Calendar-Version"));
	}

	private static Stream<Response> responses(Client client) {
		return parameterSets()
			.map((parameters) -> client.feed(parameters.get("start")[0], parameters.get("end")[0], query(parameters)));
	}

	private static String query(Map<String, String[]> parameters) {
		StringBuilder query = new StringBuilder();
		parameters.forEach((name, values) -> {
			if (!name.equals("start") && !name.equals("end")) {
				query.append('&').append(name).append('=').append(values[0]);
			}
		});
		return query.toString();
	}

	private static Stream<Map<String, String[]>> parameterSets() {
		return WINDOWS.stream().flatMap((window) -> FILTERS.stream().map((filter) -> {
			Map<String, String[]> parameters = new LinkedHashMap<>();
			parameters.put("start", new String[] { window[0] });
			parameters.put("end", new String[] { window[1] });
			Stream.of(filter.split("&"))
				.filter((parameter) -> !parameter.isEmpty())
				.forEach((parameter) -> parameters.put(parameter.split("=")[0],
						new String[] { parameter.split("=")[1] }));
			return parameters;
		}));
	}

	private int epoch(Viewer person) {
		return this.jdbc.queryForList("select session_epoch from person where id = ?", Integer.class, person.id())
			.get(0);
	}

	private List<String> uncached(Viewer person) {
		SignedInPerson signedIn = new SignedInPerson(person.id(), epoch(person));
		return parameterSets().map((parameters) -> this.uncached.read(signedIn, parameters))
			.map(Optional::orElseThrow)
			.map((answer) -> new String(answer.body().json(), StandardCharsets.UTF_8))
			.toList();
	}

}
