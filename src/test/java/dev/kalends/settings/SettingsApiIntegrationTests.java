package dev.kalends.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings are inherited from everyone down to a task. The next read sees each change,
 * and a change invalidates the settings of descendants and nothing else.
 */
@KalendsTest
class SettingsApiIntegrationTests {

	private static final String HIT = "kalends; hit";

	private static final String MISS = "kalends; fwd=miss; stored";

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Client admin;

	private Client ann;

	private Viewer bobPerson;

	private Client bob;

	private String team;

	private String first;

	private String activity;

	private String task;

	private String second;

	private String secondTask;

	@BeforeEach
	void createPlan() {
		this.admin = this.office.signIn(this.office.admin());
		this.ann = this.office.signIn(this.office.person("Ann Ames"));
		this.bobPerson = this.office.person("Bob Brandt");
		this.bob = this.office.signIn(this.bobPerson);
		this.team = this.ann.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		this.first = create("First", "type", "project", "teamId", this.team);
		this.activity = create("Activity", "type", "activity", "parentId", this.first);
		this.task = create("Task", "type", "task", "parentId", this.activity);
		this.second = create("Second", "type", "project", "teamId", this.team);
		this.secondTask = create("Second task", "type", "task", "parentId", this.second);
	}

	@AfterEach
	void clearSettingsForEveryone() {
		Map<String, Object> nothing = new LinkedHashMap<>();
		for (String name : List.of("color", "timeZone", "reminders", "workingHours", "labels", "defaultAssignees",
				"checklist", "inherit", "workingDays", "holidays")) {
			nothing.put(name, null);
		}
		patch(this.admin, "/api/settings", nothing);
	}

	@Test
	void settingForEveryoneIsReportedWithSource() {
		patch(this.admin, "/api/settings", Map.of("timeZone", "Asia/Tokyo"));
		JsonNode settings = settings(this.task);
		assertThat(settings.get("own").size()).isZero();
		assertThat(settings.at("/effective/timeZone/value").stringValue()).isEqualTo("Asia/Tokyo");
		assertThat(settings.at("/effective/timeZone/from/level").stringValue()).isEqualTo("everyone");
		assertThat(settings.at("/effective/timeZone/from/id").isNull()).isTrue();
		assertThat(settings.get("chain").toString())
			.isEqualTo("[\"everyone\",\"team\",\"project\",\"activity\",\"task\"]");
	}

	@Test
	void nearestLevelOverridesOthersUntilCleared() {
		patch(this.admin, "/api/settings", Map.of("timeZone", "Asia/Tokyo"));
		assertZone("Asia/Tokyo", "everyone", null);
		patch(this.ann, teamSettings(), Map.of("timeZone", "Europe/Paris"));
		assertZone("Europe/Paris", "team", this.team);
		patch(this.ann, settingsPath(this.first), Map.of("timeZone", "America/New_York"));
		assertZone("America/New_York", "project", this.first);
		patch(this.ann, settingsPath(this.activity), Map.of("timeZone", "Africa/Nairobi"));
		assertZone("Africa/Nairobi", "activity", this.activity);
		patch(this.ann, settingsPath(this.task), Map.of("timeZone", "UTC"));
		assertZone("UTC", "task", this.task);
		patch(this.ann, settingsPath(this.first), nulls("timeZone"));
		assertZone("UTC", "task", this.task);
		patch(this.ann, settingsPath(this.task), nulls("timeZone"));
		assertZone("Africa/Nairobi", "activity", this.activity);
		patch(this.ann, settingsPath(this.activity), nulls("timeZone"));
		assertZone("Europe/Paris", "team", this.team);
		patch(this.ann, teamSettings(), nulls("timeZone"));
		assertZone("Asia/Tokyo", "everyone", null);
		patch(this.admin, "/api/settings", nulls("timeZone"));
		assertThat(settings(this.task).get("effective").has("timeZone")).isFalse();
	}

	@Test
	void colorAndTimeZoneBelongToItem() {
		patch(this.ann, settingsPath(this.task), Map.of("color", "#ABCDEF", "timeZone", "Asia/Tokyo"));
		JsonNode item = this.ann.get("/api/work-items/" + this.task).json();
		assertThat(item.get("color").stringValue()).isEqualTo("#abcdef");
		assertThat(item.get("timeZone").stringValue()).isEqualTo("Asia/Tokyo");
		this.ann.patch("/api/work-items/" + this.task, Map.of("color", "#123456"));
		assertThat(settings(this.task).at("/own/color").stringValue()).isEqualTo("#123456");
		assertThat(settings(this.task).at("/effective/color/value").stringValue()).isEqualTo("#123456");
	}

	@Test
	void settingsOfAllLevelsAreCombined() {
		patch(this.admin, "/api/settings", Map.of("workingHours", Map.of("start", "08:00", "end", "17:00"), "labels",
				List.of("a", "b"), "checklist", List.of("x"), "reminders", List.of(10)));
		patch(this.ann, teamSettings(), Map.of("workingHours", Map.of("start", "09:00"), "labels", List.of("c", "a"),
				"checklist", List.of("y", "x"), "reminders", List.of(5, 30)));
		patch(this.ann, settingsPath(this.task),
				Map.of("workingHours", Map.of("end", "18:30"), "labels", List.of("d", "b"), "checklist", List.of("z")));
		JsonNode effective = settings(this.task).get("effective");
		assertThat(effective.at("/workingHours/value").toString()).isEqualTo("{\"start\":\"09:00\",\"end\":\"18:30\"}");
		assertThat(effective.at("/labels/value").toString()).isEqualTo("[\"a\",\"b\",\"c\",\"d\"]");
		assertThat(effective.at("/checklist/value").toString()).isEqualTo("[\"x\",\"y\",\"x\",\"z\"]");
		assertThat(effective.at("/reminders/value").toString()).isEqualTo("[5,30]");
		assertThat(effective.at("/labels/from/level").stringValue()).isEqualTo("task");
		assertThat(effective.at("/reminders/from/level").stringValue()).isEqualTo("team");
	}

	@Test
	void defaultAssigneesAreMergedInOrder() {
		String annId = this.ann.get("/api/me").json().get("id").stringValue();
		String bobId = this.bobPerson.id().toString();
		patch(this.ann, teamSettings(), Map.of("defaultAssignees", List.of(bobId)));
		patch(this.ann, settingsPath(this.task), Map.of("defaultAssignees", List.of(annId, bobId)));
		assertThat(settings(this.task).at("/effective/defaultAssignees/value").toString())
			.isEqualTo("[\"" + bobId + "\",\"" + annId + "\"]");
	}

	@Test
	void stoppedInheritanceHidesSettingsOfAncestors() {
		patch(this.admin, "/api/settings", Map.of("labels", List.of("a"), "timeZone", "Asia/Tokyo"));
		patch(this.ann, settingsPath(this.first), Map.of("labels", List.of("b"), "color", "#123456"));
		patch(this.ann, settingsPath(this.activity), Map.of("inherit", false, "labels", List.of("c")));
		JsonNode effective = settings(this.task).get("effective");
		assertThat(List.copyOf(effective.propertyNames())).containsExactly("labels");
		assertThat(effective.at("/labels/value").toString()).isEqualTo("[\"c\"]");
		assertThat(event("Task").get("backgroundColor").stringValue()).isEqualTo("#d97706");
		patch(this.ann, settingsPath(this.activity), Map.of("inherit", true));
		assertThat(settings(this.task).at("/effective/labels/value").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
		assertThat(settings(this.task).at("/effective/timeZone/value").stringValue()).isEqualTo("Asia/Tokyo");
		assertThat(event("Task").get("backgroundColor").stringValue()).isEqualTo("#123456");
		assertThat(event("Task").at("/extendedProps/labels").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
	}

	@Test
	void changeInvalidatesDescendantsOnly() {
		String otherTeam = this.bob.post("/api/teams", Map.of("name", "Other")).json().get("id").stringValue();
		String other = this.bob
			.create(Map.of("type", "project", "title", "Other", "teamId", otherTeam, "startDate", "2025-10-15"));
		warm(otherTeam, other);
		patch(this.ann, settingsPath(this.first), Map.of("reminders", List.of(15)));
		assertThat(this.ann.get(settingsPath(this.activity)).header("Cache-Status")).isEqualTo(MISS);
		Response descendant = this.ann.get(settingsPath(this.task));
		assertThat(descendant.header("Cache-Status")).isEqualTo(MISS);
		assertThat(descendant.json().at("/effective/reminders/value").toString()).isEqualTo("[15]");
		assertHits(this.second, this.secondTask);
		assertTeamHits(otherTeam, other);

		warm(otherTeam, other);
		patch(this.ann, settingsPath(this.task), Map.of("checklist", List.of("x")));
		assertHits(this.first, this.activity, this.second, this.secondTask);
		assertTeamHits(otherTeam, other);
		assertThat(settings(this.task).at("/effective/checklist/value").toString()).isEqualTo("[\"x\"]");

		warm(otherTeam, other);
		patch(this.ann, teamSettings(), Map.of("reminders", List.of(1)));
		for (String item : List.of(this.first, this.activity, this.task, this.second, this.secondTask)) {
			assertThat(this.ann.get(settingsPath(item)).header("Cache-Status")).isEqualTo(MISS);
		}
		assertThat(this.bob.get("/api/teams/" + otherTeam + "/settings").header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.bob.get(settingsPath(other)).header("Cache-Status")).isEqualTo(HIT);

		warm(otherTeam, other);
		patch(this.admin, "/api/settings", Map.of("reminders", List.of(2)));
		for (String item : List.of(this.first, this.activity, this.task, this.second, this.secondTask)) {
			assertThat(this.ann.get(settingsPath(item)).header("Cache-Status")).isEqualTo(MISS);
		}
		assertThat(this.ann.get(teamSettings()).header("Cache-Status")).isEqualTo(MISS);
		assertThat(this.bob.get(settingsPath(other)).header("Cache-Status")).isEqualTo(MISS);
	}

	@Test
	void movedActivityInheritsFromNewProject() {
		patch(this.ann, settingsPath(this.first), Map.of("labels", List.of("first")));
		patch(this.ann, settingsPath(this.second), Map.of("labels", List.of("second")));
		assertThat(settings(this.task).at("/effective/labels/value").toString()).isEqualTo("[\"first\"]");
		settings(this.secondTask);
		settings(this.first);
		this.ann.patch("/api/work-items/" + this.activity, Map.of("parentId", this.second));
		assertThat(settings(this.task).at("/effective/labels/value").toString()).isEqualTo("[\"second\"]");
		assertThat(settings(this.task).at("/effective/labels/from/id").stringValue()).isEqualTo(this.second);
		assertHits(this.first, this.secondTask);
		assertThat(event("Task").at("/extendedProps/labels").toString()).isEqualTo("[\"second\"]");
		this.ann.patch("/api/work-items/" + this.activity, Map.of("parentId", this.first));
		assertThat(settings(this.task).at("/effective/labels/value").toString()).isEqualTo("[\"first\"]");
	}

	@Test
	void sourcesHaveCurrentNames() {
		patch(this.ann, settingsPath(this.first), Map.of("reminders", List.of(15)));
		settings(this.task);
		this.ann.patch("/api/work-items/" + this.first, Map.of("title", "Renamed"));
		assertThat(settings(this.task).at("/effective/reminders/from/name").stringValue()).isEqualTo("Renamed");
		patch(this.ann, settingsPath(this.first), nulls("reminders"));
		patch(this.ann, teamSettings(), Map.of("reminders", List.of(15)));
		this.ann.patch("/api/teams/" + this.team, Map.of("name", "Crew"));
		assertThat(settings(this.task).at("/effective/reminders/from/name").stringValue()).isEqualTo("Crew");
	}

	@Test
	void onlySettingsShownByEventsInvalidateFeed() {
		for (String path : List.of(settingsPath(this.first), teamSettings(), "/api/settings")) {
			Client client = path.equals("/api/settings") ? this.admin : this.ann;
			for (Map<String, Object> visible : List.<Map<String, Object>>of(Map.of("color", "#010203"),
					Map.of("labels", List.of("look")))) {
				feed(this.ann);
				patch(client, path, visible);
				assertThat(feed(this.ann).header("Cache-Status")).as(path + visible).isEqualTo(MISS);
			}
			for (Map<String, Object> invisible : List.<Map<String, Object>>of(Map.of("reminders", List.of(7)),
					Map.of("checklist", List.of("one")), Map.of("workingHours", Map.of("start", "07:00")))) {
				feed(this.ann);
				patch(client, path, invisible);
				assertThat(feed(this.ann).header("Cache-Status")).as(path + invisible).isEqualTo(HIT);
			}
			patch(client, path, nulls("color", "labels"));
		}
	}

	@Test
	void outsideAssigneeSeesNewStyleButNoAncestors() {
		this.ann.patch("/api/work-items/" + this.task, Map.of("assigneeIds", List.of(this.bobPerson.id().toString())));
		feed(this.bob);
		patch(this.ann, teamSettings(), Map.of("color", "#0a0b0c", "reminders", List.of(3)));
		assertThat(feed(this.bob).body()).contains("#0a0b0c");
		patch(this.ann, settingsPath(this.first), Map.of("labels", List.of("look")));
		assertThat(feed(this.bob).body()).contains("\"look\"");
		Response seen = this.bob.get(settingsPath(this.task));
		assertThat(seen.status()).isEqualTo(200);
		assertThat(seen.body()).doesNotContain(this.team, this.first, this.activity, "First", "Activity", "Team");
		assertThat(seen.json().at("/effective/reminders/value").toString()).isEqualTo("[3]");
		assertThat(this.bob.get(settingsPath(this.first)).status()).isEqualTo(404);
		assertThat(this.bob.patch(settingsPath(this.task), Map.of("labels", List.of("mine"))).status()).isEqualTo(403);
		assertThat(this.bob.patch(settingsPath(this.task), Map.of("checklist", List.of("mine"))).status())
			.isEqualTo(200);
		assertThat(this.bob.patch(settingsPath(this.first), Map.of("checklist", List.of("mine"))).status())
			.isEqualTo(404);
	}

	@Test
	void onlyAdministratorsChangeSettingsForEveryone() {
		assertThat(this.ann.patch("/api/settings", Map.of("color", "#123456")).status()).isEqualTo(403);
		assertThat(this.ann.get("/api/settings").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"nonsense\":1}", "{\"color\":\"red\"}", "{\"timeZone\":\"Mars\"}",
			"{\"reminders\":5}", "{\"reminders\":[-1]}", "{\"reminders\":[1.5]}",
			"{\"workingHours\":{\"start\":\"8\"}}", "{\"workingHours\":{\"start\":\"10:00\",\"end\":\"09:00\"}}",
			"{\"workingHours\":{\"begin\":\"08:00\"}}", "{\"labels\":[\"\"]}", "{\"labels\":\"a\"}",
			"{\"inherit\":\"no\"}", "{\"defaultAssignees\":[\"bob\"]}",
			"{\"defaultAssignees\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"]}", "{\"workingDays\":[]}",
			"{\"workingDays\":[\"mon\"]}", "{\"workingDays\":\"monday\"}", "{\"holidays\":\"zz\"}",
			"{\"holidays\":\"de-xx\"}", "{\"holidays\":5}", "{\"reminders\":[5],\"checklist\":[1]}" })
	void invalidPatchIsRefusedCompletely(String body) {
		Map<String, Long> before = versions();
		for (String path : List.of(settingsPath(this.task), teamSettings(), "/api/settings")) {
			Client client = path.equals("/api/settings") ? this.admin : this.ann;
			Response refused = client.patch(path, body, "Content-Type", "application/merge-patch+json");
			assertThat(refused.status()).as(path + " " + refused.body()).isEqualTo(400);
			assertThat(refused.json().get("errors").size()).isPositive();
			assertThat(client.get(path).json().get("own").size()).isZero();
		}
		assertThat(versions()).isEqualTo(before);
	}

	@Test
	void patchWithoutChangesIncrementsNoVersion() {
		Map<String, Object> patch = Map.of("color", "#123456", "labels", List.of("a"), "workingHours",
				Map.of("start", "08:00"));
		patch(this.ann, settingsPath(this.task), patch);
		patch(this.ann, teamSettings(), patch);
		patch(this.admin, "/api/settings", patch);
		Map<String, Long> before = versions();
		patch(this.ann, settingsPath(this.task), patch);
		patch(this.ann, teamSettings(), patch);
		patch(this.admin, "/api/settings", patch);
		patch(this.ann, settingsPath(this.task), Map.of());
		assertThat(versions()).isEqualTo(before);
	}

	@Test
	void nearestLevelDefinesWorkingDaysAndHolidays() {
		String window = "/api/holidays?start=2025-10-01&end=2025-11-02";
		assertThat(this.ann.get(window).body()).isEqualTo(
				"{\"workingDays\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\"],\"workingHours\":null,\"holidays\":[]}");
		patch(this.admin, "/api/settings",
				Map.of("holidays", "de", "workingDays", List.of("sunday", "monday", "monday")));
		patch(this.ann, teamSettings(), Map.of("holidays", "de-by"));
		patch(this.ann, settingsPath(this.task), Map.of("workingDays", List.of("saturday")));
		assertThat(settings(this.task).at("/effective/holidays/value").stringValue()).isEqualTo("de-by");
		assertThat(settings(this.task).at("/effective/holidays/from/level").stringValue()).isEqualTo("team");
		assertThat(settings(this.task).at("/effective/workingDays/value").toString()).isEqualTo("[\"saturday\"]");
		JsonNode everyone = this.ann.get(window).json();
		assertThat(everyone.get("workingDays").toString()).isEqualTo("[\"monday\",\"sunday\"]");
		assertThat(everyone.get("holidays").findValuesAsString("date")).containsExactly("2025-10-03");
		Response team = this.ann.get(window + "&team=" + this.team, "Accept-Language", "de");
		assertThat(team.header("Cache-Control")).isEqualTo("no-store");
		assertThat(team.json().get("holidays").toString())
			.isEqualTo("[{\"date\":\"2025-10-03\",\"name\":\"Tag der Deutschen Einheit\"},"
					+ "{\"date\":\"2025-11-01\",\"name\":\"Allerheiligen\"}]");
		assertThat(team.json().get("workingDays").toString()).isEqualTo("[\"monday\",\"sunday\"]");
		assertThat(this.bob.get(window + "&team=" + this.team).json().at("/errors/0/field").stringValue())
			.isEqualTo("team");
		assertThat(this.ann.get("/api/holidays?start=2025-10-01&end=2026-11-06")
			.json()
			.at("/errors/0/field")
			.stringValue()).isEqualTo("end");
		assertThat(this.ann.get("/api/holidays?start=%2B999999999-12-30&end=%2B999999999-12-31").status())
			.isEqualTo(400);
		assertThat(this.ann.get("/api/holidays?start=soon").json().get("errors").findValuesAsString("field"))
			.containsExactly("start", "end");
	}

	@Test
	void settingsPageSavesAndShowsWorkingDaysAndHolidays() {
		String page = "/teams/" + this.team + "/settings";
		assertThat(this.ann.postForm(page, Map.of("workingDays", "saturday", "holidays", "DE-BY")).status())
			.isEqualTo(302);
		assertThat(this.ann.get(page).body()).contains("Saturday", "Germany, Bavaria");
		for (Map.Entry<String, String> named : Map
			.of("Switzerland", "ch", "germany, BAVARIA", "de-by", "Cote d'Ivoire", "ci", "ch", "ch")
			.entrySet()) {
			assertThat(this.ann.postForm(page, Map.of("holidays", named.getKey())).status()).as(named.getKey())
				.isEqualTo(302);
			assertThat(this.ann.get("/api" + page).json().at("/own/holidays").stringValue())
				.isEqualTo(named.getValue());
		}
		assertThat(this.ann.get(page).body()).contains("value=\"Switzerland\"", "<option value=\"Germany, Bavaria\">")
			.doesNotContain("Reminders", "name=\"reminders\"");
		assertThat(this.ann.get(page, "Accept-Language", "de").body()).contains("value=\"Schweiz\"");
		assertThat(this.ann.postForm(page, Map.of("holidays", "Nowhere")).body()).contains("There is no such country")
			.doesNotContain("de, dk");
		Response refused = this.ann.postForm(page, Map.of("holidays", "de-xx"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"holidays-error\"", "de-by");
		assertThat(this.ann.postForm(page, Map.of("holidays", "")).status()).isEqualTo(302);
		assertThat(this.ann.get(teamSettings()).json().get("own").size()).isZero();
	}

	private void warm(String otherTeam, String other) {
		for (String item : List.of(this.first, this.activity, this.task, this.second, this.secondTask)) {
			this.ann.get(settingsPath(item));
		}
		this.ann.get(teamSettings());
		this.bob.get("/api/teams/" + otherTeam + "/settings");
		this.bob.get(settingsPath(other));
	}

	private void assertTeamHits(String otherTeam, String other) {
		assertThat(this.ann.get(teamSettings()).header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.bob.get("/api/teams/" + otherTeam + "/settings").header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.bob.get(settingsPath(other)).header("Cache-Status")).isEqualTo(HIT);
	}

	private void assertHits(String... items) {
		for (String item : items) {
			assertThat(this.ann.get(settingsPath(item)).header("Cache-Status")).isEqualTo(HIT);
		}
	}

	private void assertZone(String zone, String level, @Nullable String id) {
		JsonNode found = settings(this.task).at("/effective/timeZone");
		assertThat(found.get("value").stringValue()).isEqualTo(zone);
		assertThat(found.at("/from/level").stringValue()).isEqualTo(level);
		assertThat(found.at("/from/id").isNull() ? null : found.at("/from/id").stringValue()).isEqualTo(id);
	}

	private JsonNode event(String title) {
		return feed(this.ann).json()
			.valueStream()
			.filter((event) -> event.get("title").stringValue().equals(title))
			.findFirst()
			.orElseThrow();
	}

	private static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

	private Map<String, Long> versions() {
		Map<String, Long> versions = new LinkedHashMap<>();
		this.jdbc.query("select scope, version from scope_version", (row) -> {
			versions.put(row.getString(1), row.getLong(2));
		});
		return versions;
	}

	@Test
	void checklistIsTickedPerItemByItsEditors() {
		patch(this.ann, settingsPath(this.first), Map.of("checklist", List.of("Ask", "Write")));
		String path = "/api/work-items/" + this.task + "/checklist";
		assertThat(this.ann.post(path, Map.of("text", " Send ")).status()).isEqualTo(201);
		assertThat(this.ann.put(path, Map.of("text", "Write", "done", true)).status()).isEqualTo(200);
		assertThat(this.ann.get(path).json().toString())
			.isEqualTo("[{\"text\":\"Ask\",\"done\":false,\"doneBy\":null,\"own\":false},"
					+ "{\"text\":\"Write\",\"done\":true,\"doneBy\":\"Ann Ames\",\"own\":false},"
					+ "{\"text\":\"Send\",\"done\":false,\"doneBy\":null,\"own\":true}]");
		assertThat(this.ann.get("/api/work-items/" + this.activity + "/checklist").json().findValuesAsString("done"))
			.containsExactly("false", "false");
		assertThat(this.ann.put(path, Map.of("text", "Write", "done", false)).json().get(1).get("done").booleanValue())
			.isFalse();
		assertThat(this.ann.put(path, Map.of("text", "Nothing", "done", true)).status()).isEqualTo(404);
		assertThat(this.ann.put(path, Map.of("text", "Write")).status()).isEqualTo(400);
		assertThat(this.ann.post(path, Map.of("text", "x".repeat(201))).json().at("/errors/0/field").stringValue())
			.isEqualTo("text");
		assertThat(this.ann.delete(path + "?text=Ask").status()).isEqualTo(404);
		assertThat(this.ann.delete(path + "?text=Send").status()).isEqualTo(204);
		assertThat(this.bob.get(path).status()).isEqualTo(404);
		assertThat(this.bob.put(path, Map.of("text", "Write", "done", true)).status()).isEqualTo(404);
		this.ann.put("/api/teams/" + this.team + "/members/" + this.bobPerson.id(), Map.of("role", "viewer"));
		assertThat(this.bob.get(path).json()).hasSize(2);
		assertThat(this.bob.put(path, Map.of("text", "Write", "done", true)).status()).isEqualTo(403);
		assertThat(this.bob.post(path, Map.of("text", "Mine")).status()).isEqualTo(403);
		Response refused = this.bob.patch(settingsPath(this.task), Map.of("color", "#111111"));
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.json().get("detail").stringValue()).contains("You are a viewer");
		this.ann.patch("/api/work-items/" + this.task, Map.of("assigneeIds", List.of(this.bobPerson.id().toString())));
		assertThat(this.bob.put(path, Map.of("text", "Write", "done", true)).status()).isEqualTo(200);
	}

	private JsonNode settings(String item) {
		Response answer = this.ann.get(settingsPath(item));
		assertThat(answer.status()).isEqualTo(200);
		return answer.json();
	}

	private static void patch(Client client, String path, Map<String, ?> patch) {
		Response answer = client.patch(path, patch);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	private static String settingsPath(String item) {
		return "/api/work-items/" + item + "/settings";
	}

	private String teamSettings() {
		return "/api/teams/" + this.team + "/settings";
	}

	private String create(String title, Object... members) {
		Map<String, Object> item = new LinkedHashMap<>(Map.of("title", title, "startDate", "2025-10-15"));
		for (int i = 0; i < members.length; i += 2) {
			item.put(String.valueOf(members[i]), members[i + 1]);
		}
		return this.ann.create(item);
	}

	private static Map<String, Object> nulls(String... names) {
		Map<String, Object> patch = new LinkedHashMap<>();
		for (String name : names) {
			patch.put(name, null);
		}
		return patch;
	}

}
