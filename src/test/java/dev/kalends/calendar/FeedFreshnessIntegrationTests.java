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
 * After every kind of change, everybody who sees the item gets the new state on every
 * window and filter at once, and a hit the time after; whoever cannot be concerned keeps
 * their hits. What the cache says is compared with a feed that has none.
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

	private Map<Viewer, Client> concerned;

	private Client ann;

	private Client stranger;

	private Viewer strangerPerson;

	private String project;

	private String report;

	@BeforeEach
	void planReport() {
		this.owner = this.office.person("Ann Ames");
		this.colleague = this.office.person("Bob Brandt");
		this.strangerPerson = this.office.person("Sue Stranger");
		this.ann = this.office.signIn(this.owner);
		this.stranger = this.office.signIn(this.strangerPerson);
		this.concerned = new LinkedHashMap<>();
		this.concerned.put(this.owner, this.ann);
		this.concerned.put(this.colleague, this.office.signIn(this.colleague));
		this.project = this.ann
			.create(FeedIntegrationTests.item("Reporting", "type", "project", "startDate", "2025-10-01"));
		this.report = this.ann.create(FeedIntegrationTests.item("Write report", "startDate", "2025-10-15", "dueDate",
				"2025-10-20", "parentId", this.project, "assigneeIds", List.of(this.colleague.id().toString())));
		this.stranger.create(FeedIntegrationTests.item("Report of a stranger", "startDate", "2025-10-15"));
	}

	@Test
	void aDeletedItemIsGoneFromEveryWindow() {
		changed(() -> assertThat(this.ann.delete("/api/work-items/" + this.report).status()).isEqualTo(204));
		for (Client client : this.concerned.values()) {
			assertThat(everything(client)).noneMatch((body) -> body.contains("Write report"));
		}
	}

	@Test
	void aRestoredItemIsBack() {
		this.ann.delete("/api/work-items/" + this.report);
		changed(() -> assertThat(this.ann.post("/api/work-items/" + this.report + "/restore", null).status())
			.isEqualTo(200));
		for (Client client : this.concerned.values()) {
			assertThat(everything(client)).allMatch((body) -> body.contains("Write report"));
		}
	}

	@Test
	void aCreatedItemIsThere() {
		changed(() -> this.ann.create(FeedIntegrationTests.item("Second report", "startDate", "2025-10-15",
				"assigneeIds", List.of(this.colleague.id().toString()))));
		for (Client client : this.concerned.values()) {
			assertThat(everything(client)).allMatch((body) -> body.contains("Second report"));
		}
	}

	@Test
	void everyEditIsSeen() {
		for (Map<String, Object> patch : List.<Map<String, Object>>of(Map.of("title", "Better report"),
				Map.of("status", "in_progress"), Map.of("startDate", "2025-10-14", "dueDate", "2025-10-19"),
				Map.of("startTime", "09:00", "endTime", "10:00"), Map.of("priority", "urgent"), Map.of("progress", 40),
				Map.of("color", "#123456"), Map.of("type", "activity"), Map.of("assigneeLabels", List.of("Printer")),
				Map.of("calendarVisible", false))) {
			changed(() -> assertThat(this.ann.patch("/api/work-items/" + this.report, patch).status()).isEqualTo(200));
		}
	}

	@Test
	void aColleagueWhoEditsIsSeenByTheOwner() {
		changed(() -> assertThat(this.concerned.get(this.colleague)
			.patch("/api/work-items/" + this.report, Map.of("title", "Report by Bob"))
			.status()).isEqualTo(200));
		assertThat(everything(this.ann)).allMatch((body) -> body.contains("Report by Bob"));
	}

	@Test
	void whoIsTakenOffAnItemLosesItAtOnce() {
		changed(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("assigneeIds", List.of())));
		assertThat(everything(this.concerned.get(this.colleague))).allMatch((body) -> body.equals("[]"));
		changed(() -> this.ann.patch("/api/work-items/" + this.report,
				Map.of("assigneeIds", List.of(this.colleague.id().toString()))));
		assertThat(everything(this.concerned.get(this.colleague))).allMatch((body) -> body.contains("Write report"));
	}

	@Test
	void aColourIsInheritedAtOnce() {
		changed(() -> this.ann.patch("/api/work-items/" + this.project, Map.of("color", "#abcdef")));
		assertThat(everything(this.concerned.get(this.colleague))).allMatch((body) -> body.contains("#abcdef"));
	}

	@Test
	void progressOfWhatStandsAboveIsSeen() {
		changed(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("status", "completed")));
		assertThat(this.ann.feed("2025-10-01", "2025-10-02", "").body()).contains("\"progress\":100");
	}

	@Test
	void aMovedItemHasItsNewPlace() {
		String other = this.ann
			.create(FeedIntegrationTests.item("Other project", "type", "project", "startDate", "2025-10-01"));
		changed(() -> this.ann.patch("/api/work-items/" + this.report, Map.of("parentId", other)));
		assertThat(this.ann.feed("2025-10-15", "2025-10-16", "").body()).contains("\"breadcrumb\":\"Other project\"");
	}

	@Test
	void childrenHandedUpAreSeenInTheirNewPlace() {
		this.ann.create(FeedIntegrationTests.item("Collect report figures", "type", "subtask", "parentId", this.report,
				"startDate", "2025-10-15", "assigneeIds", List.of(this.colleague.id().toString())));
		changed(() -> assertThat(this.ann.delete("/api/work-items/" + this.report + "?children=reparent").status())
			.isEqualTo(204));
		assertThat(this.ann.feed("2025-10-15", "2025-10-16", "").body()).contains("\"breadcrumb\":\"Reporting\"");
	}

	@Test
	void aNewNameIsSeenWhereverItIsShown() {
		changed(() -> assertThat(this.office.signIn(this.office.admin())
			.patch("/api/users/" + this.colleague.id(), Map.of("displayName", "Robert Brandt"))
			.status()).isEqualTo(200));
		assertThat(everything(this.ann)).allMatch((body) -> body.contains("Robert Brandt"));
	}

	@Test
	void anImportIsSeenByEverybodyItNames() {
		changed(() -> {
			Response answer = this.ann.post("/api/work-items/import",
					"type,title,parent,start_date,assignee\ntask,Imported report,Reporting,2025-10-15,"
							+ this.colleague.username() + "\n",
					"Content-Type", "text/csv");
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		});
		for (Client client : this.concerned.values()) {
			assertThat(everything(client)).allMatch((body) -> body.contains("Imported report"));
		}
	}

	@Test
	void savingWhatIsThereAndBeingRefusedVoidNothing() {
		this.concerned.values().forEach(this::everything);
		assertThat(this.ann.patch("/api/work-items/" + this.report, Map.of("title", "Write report")).status())
			.isEqualTo(200);
		assertThat(this.ann.patch("/api/work-items/" + this.report, Map.of("dueDate", "2020-01-01")).status())
			.isEqualTo(422);
		assertThat(this.stranger.delete("/api/work-items/" + this.report).status()).isEqualTo(404);
		this.concerned.values().forEach((client) -> assertThat(statuses(client)).containsOnly("kalends; hit"));
	}

	/**
	 * Warms every feed, makes a change and compares every feed with one that has no
	 * cache, twice: the second time it comes from the cache.
	 */
	private void changed(Runnable change) {
		this.concerned.values().forEach(this::everything);
		everything(this.stranger);
		Map<Viewer, List<String>> versionsBefore = new LinkedHashMap<>();
		this.concerned.forEach((person, client) -> versionsBefore.put(person, calendarVersions(client)));
		change.run();
		this.concerned.forEach((person, client) -> {
			assertThat(calendarVersions(client)).isNotEqualTo(versionsBefore.get(person));
			List<String> uncached = uncached(person);
			assertThat(everything(client)).as("what %s sees first", person.displayName()).isEqualTo(uncached);
			assertThat(everything(client)).as("what %s sees then", person.displayName()).isEqualTo(uncached);
			assertThat(statuses(client)).containsOnly("kalends; hit");
		});
		assertThat(statuses(this.stranger)).containsOnly("kalends; hit");
		assertThat(everything(this.stranger)).isEqualTo(uncached(this.strangerPerson));
	}

	private List<String> everything(Client client) {
		return responses(client).map(Response::body).toList();
	}

	private List<String> statuses(Client client) {
		return responses(client).map((response) -> response.header("Cache-Status")).toList();
	}

	private List<String> calendarVersions(Client client) {
		return List.of(client.feed("2030-01-01", "2030-01-02", "").header("X-Calendar-Version"));
	}

	private static Stream<Response> responses(Client client) {
		return questions()
			.map((question) -> client.feed(question.get("start")[0], question.get("end")[0], query(question)));
	}

	private static String query(Map<String, String[]> question) {
		StringBuilder query = new StringBuilder();
		question.forEach((name, values) -> {
			if (!name.equals("start") && !name.equals("end")) {
				query.append('&').append(name).append('=').append(values[0]);
			}
		});
		return query.toString();
	}

	private static Stream<Map<String, String[]>> questions() {
		return WINDOWS.stream().flatMap((window) -> FILTERS.stream().map((filter) -> {
			Map<String, String[]> question = new LinkedHashMap<>();
			question.put("start", new String[] { window[0] });
			question.put("end", new String[] { window[1] });
			Stream.of(filter.split("&"))
				.filter((parameter) -> !parameter.isEmpty())
				.forEach(
						(parameter) -> question.put(parameter.split("=")[0], new String[] { parameter.split("=")[1] }));
			return question;
		}));
	}

	private int epoch(Viewer person) {
		return this.jdbc.queryForList("select session_epoch from person where id = ?", Integer.class, person.id())
			.get(0);
	}

	private List<String> uncached(Viewer person) {
		SignedInPerson signedIn = new SignedInPerson(person.id(), epoch(person));
		return questions().map((question) -> this.uncached.read(signedIn, question))
			.map(Optional::orElseThrow)
			.map((answer) -> new String(answer.body().json(), StandardCharsets.UTF_8))
			.toList();
	}

}
