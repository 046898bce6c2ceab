package dev.kalends.team;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the REST API for teams: who may manage them, what each role may do with items,
 * and where items may be moved.
 */
@KalendsTest
class TeamApiIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer editorPerson;

	private Viewer viewerPerson;

	private Viewer strangerPerson;

	private Client manager;

	private Client editor;

	private Client viewer;

	private Client stranger;

	private String team;

	@BeforeEach
	void createTeam() {
		this.editorPerson = this.office.person("Ed Editor");
		this.viewerPerson = this.office.person("Vic Viewer");
		this.strangerPerson = this.office.person("Sue Stranger");
		this.manager = this.office.signIn(this.office.person("May Manager"));
		this.editor = this.office.signIn(this.editorPerson);
		this.viewer = this.office.signIn(this.viewerPerson);
		this.stranger = this.office.signIn(this.strangerPerson);
		this.team = team(this.manager, "Team");
		join(this.team, this.editorPerson, "editor");
		join(this.team, this.viewerPerson, "viewer");
	}

	@Test
	void creatorOfTeamBecomesManager() {
		Response created = this.stranger.post("/api/teams", Map.of("name", " Crew "));
		assertThat(created.status()).isEqualTo(201);
		assertThat(created.json().get("name").stringValue()).isEqualTo("Crew");
		assertThat(created.json().get("role").stringValue()).isEqualTo("manager");
		assertThat(created.json().get("members").size()).isOne();
		assertThat(this.stranger.get(created.header("Location")).json()).isEqualTo(created.json());
		assertThat(this.stranger.get("/api/teams").json().size()).isOne();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | 400", "{\"name\":5} | 400", "{\"name\":\" \"} | 422",
			"{\"name\":\"x\",\"id\":\"1\"} | 400", "{\"name\":\"x\",\"nonsense\":1} | 400" })
	void invalidTeamIsRejected(String body, int status) {
		assertThat(this.stranger.post("/api/teams", body, "Content-Type", "application/json").status())
			.isEqualTo(status);
		assertThat(this.stranger.get("/api/teams").json().size()).isZero();
	}

	@Test
	void teamsPerPersonAreLimited() {
		for (int i = 0; i < Teams.MAX_TEAMS; i++) {
			UUID id = UUID.randomUUID();
			this.jdbc.update("insert into team (id, name, created_at) values (?, 'Many', current_timestamp)", id);
			this.jdbc.update(
					"insert into team_member (team_id, person_id, role, accepted) values (?, ?, 'VIEWER', true)", id,
					this.strangerPerson.id());
		}
		Response created = this.stranger.post("/api/teams", Map.of("name", "One more"));
		assertThat(created.status()).isEqualTo(422);
		assertThat(created.body()).contains("\"name\"", "at most 200 teams");
		Response added = put(this.manager, this.strangerPerson, "viewer");
		assertThat(added.status()).isEqualTo(422);
		assertThat(added.body()).contains("\"userId\"", "at most 200 teams");
		Response page = this.manager.postForm("/teams/" + this.team + "/members",
				Map.of("person", this.strangerPerson.id().toString(), "role", "viewer"));
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("at most 200 teams");
	}

	@Test
	void membersPerTeamAreLimited() {
		for (int i = 3; i < Teams.MAX_MEMBERS; i++) {
			UUID id = UUID.randomUUID();
			this.jdbc.update("insert into person (id, username, display_name, password_hash, role, time_zone, enabled,"
					+ " session_epoch, created_at) select ?, ?, 'Many', password_hash, role, time_zone, enabled,"
					+ " session_epoch, created_at from person where id = ?", id, "u" + id.toString().substring(0, 30),
					this.strangerPerson.id());
			this.jdbc.update(
					"insert into team_member (team_id, person_id, role, accepted) values (?, ?, 'VIEWER', true)",
					UUID.fromString(this.team), id);
		}
		Response added = put(this.manager, this.strangerPerson, "viewer");
		assertThat(added.status()).isEqualTo(422);
		assertThat(added.body()).contains("\"userId\"", "1,000 members");
		assertThat(put(this.manager, this.viewerPerson, "editor").status()).isEqualTo(204);
	}

	@Test
	void onlyManagersChangeTeam() {
		for (Client member : List.of(this.editor, this.viewer)) {
			assertThat(member.get(path()).status()).isEqualTo(200);
			assertThat(member.patch(path(), Map.of("name", "Mine")).status()).isEqualTo(403);
			assertThat(member.delete(path()).status()).isEqualTo(403);
			assertThat(put(member, this.strangerPerson, "viewer").status()).isEqualTo(403);
			assertThat(member.patch(path() + "/settings", Map.of("color", "#123456")).status()).isEqualTo(403);
		}
		assertThat(this.manager.patch(path(), Map.of("name", "Renamed")).json().get("name").stringValue())
			.isEqualTo("Renamed");
	}

	@Test
	void nonMemberLearnsNothingAboutTeam() {
		assertThat(this.stranger.get(path()).status()).isEqualTo(404);
		assertThat(this.stranger.patch(path(), Map.of("name", "Mine")).status()).isEqualTo(404);
		assertThat(this.stranger.delete(path()).status()).isEqualTo(404);
		assertThat(put(this.stranger, this.strangerPerson, "manager").status()).isEqualTo(404);
		assertThat(this.stranger.delete(path() + "/members/" + this.editorPerson.id()).status()).isEqualTo(404);
		assertThat(this.stranger.get(path() + "/settings").status()).isEqualTo(404);
		assertThat(this.stranger.patch(path() + "/settings", Map.of("color", "#123456")).status()).isEqualTo(404);
		assertThat(this.stranger.get("/api/teams").body()).isEqualTo("[]");
	}

	@Test
	void lastManagerCannotLeaveOrStepDown() {
		String self = path() + "/members/" + this.manager.get("/api/me").json().get("id").stringValue();
		assertThat(this.manager.delete(self).status()).isEqualTo(409);
		assertThat(this.manager.send("PUT", self, Map.of("role", "viewer")).status()).isEqualTo(409);
		assertThat(this.manager.get(path()).json().get("role").stringValue()).isEqualTo("manager");
		assertThat(put(this.manager, this.editorPerson, "manager").status()).isEqualTo(204);
		assertThat(this.manager.delete(self).status()).isEqualTo(204);
		assertThat(this.manager.get(path()).status()).isEqualTo(404);
	}

	@Test
	void unknownRoleAndUnknownPersonAreRejected() {
		assertThat(put(this.manager, this.strangerPerson, "king").status()).isEqualTo(400);
		assertThat(this.manager.send("PUT", path() + "/members/" + this.strangerPerson.id(), Map.of()).status())
			.isEqualTo(400);
		assertThat(this.manager
			.send("PUT", path() + "/members/0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d", Map.of("role", "viewer"))
			.status()).isEqualTo(404);
		assertThat(this.manager.delete(path() + "/members/" + this.strangerPerson.id()).status()).isEqualTo(404);
	}

	@Test
	void rolesDeterminePermissions() {
		String item = create(this.editor, "Item", "teamId", this.team);
		String path = "/api/work-items/" + item;
		assertThat(this.viewer.get(path).status()).isEqualTo(200);
		assertThat(this.viewer.patch(path, Map.of("title", "Mine")).status()).isEqualTo(403);
		assertThat(this.viewer.delete(path).status()).isEqualTo(403);
		assertThat(this.viewer.post("/api/work-items", item("Other", "teamId", this.team)).status()).isEqualTo(403);
		assertThat(this.viewer.post("/api/work-items", item("Child", "type", "subtask", "parentId", item)).status())
			.isEqualTo(403);
		assertThat(this.viewer.patch(path + "/settings", Map.of("labels", List.of("A"))).status()).isEqualTo(403);
		assertThat(this.viewer.get("/work-items/" + item + "/edit").status()).isEqualTo(403);
		assertThat(this.stranger.get("/work-items/" + item + "/edit").status()).isEqualTo(404);
		assertThat(this.editor.patch(path, Map.of("title", "Edited")).status()).isEqualTo(200);
		assertThat(this.manager.patch(path, Map.of("title", "Managed")).status()).isEqualTo(200);
		assertThat(this.stranger.get(path).status()).isEqualTo(404);
		assertThat(this.stranger.patch(path, Map.of("title", "Mine")).status()).isEqualTo(404);
		assertThat(this.stranger.delete(path).status()).isEqualTo(404);
		assertThat(editable(this.viewer)).isFalse();
		assertThat(editable(this.editor)).isTrue();
		assertThat(editable(this.manager)).isTrue();
		assertThat(this.manager.delete(path).status()).isEqualTo(204);
	}

	@Test
	void assignedViewerMayChangeProgressOnly() {
		String item = create(this.editor, "Item", "teamId", this.team, "assigneeIds",
				List.of(this.viewerPerson.id().toString()));
		String path = "/api/work-items/" + item;
		assertThat(editable(this.viewer)).isTrue();
		assertThat(this.viewer.patch(path, Map.of("status", "blocked")).status()).isEqualTo(200);
		assertThat(this.viewer.patch(path, Map.of("type", "project")).status()).isEqualTo(403);
		assertThat(this.viewer.patch(path, Map.of("assigneeIds", List.of())).status()).isEqualTo(403);
		assertThat(this.viewer.delete(path).status()).isEqualTo(403);
	}

	@Test
	void assigneeOutsideTeamSeesOnlyTheItem() {
		String project = create(this.manager, "Secret project", "type", "project", "teamId", this.team);
		String task = create(this.manager, "Task", "parentId", project, "assigneeIds",
				List.of(this.strangerPerson.id().toString()));
		create(this.manager, "Secret child", "type", "subtask", "parentId", task);
		JsonNode event = feed(this.stranger, "").json();
		assertThat(event.size()).isOne();
		assertThat(event.at("/0/extendedProps/teamId").isNull()).isTrue();
		assertThat(event.at("/0/extendedProps/team").isNull()).isTrue();
		assertThat(event.at("/0/extendedProps/parentId").isNull()).isTrue();
		assertThat(event.at("/0/extendedProps/breadcrumb").stringValue()).isEmpty();
		assertThat(event.at("/0/extendedProps/childCount").intValue()).isZero();
		assertThat(event.at("/0/editable").booleanValue()).isTrue();
		JsonNode item = this.stranger.get("/api/work-items/" + task).json();
		assertThat(item.get("teamId").isNull()).isTrue();
		assertThat(item.get("parentId").isNull()).isTrue();
		assertThat(this.stranger.get("/api/work-items/" + project).status()).isEqualTo(404);
		assertThat(this.stranger.get("/api/work-items/" + task + "/settings").body()).doesNotContain("Secret", "Team");
		assertThat(this.stranger.get("/api/work-items").json().at("/page/totalItems").intValue()).isOne();
	}

	@Test
	void leavingTeamEndsAssignments() {
		String item = create(this.editor, "Item", "teamId", this.team, "assigneeIds",
				List.of(this.viewerPerson.id().toString()));
		String trashed = create(this.editor, "Trashed", "teamId", this.team, "assigneeIds",
				List.of(this.viewerPerson.id().toString()));
		this.editor.delete("/api/work-items/" + trashed);
		assertThat(this.viewer.delete(path() + "/members/" + this.viewerPerson.id()).status()).isEqualTo(204);
		assertThat(this.viewer.get("/api/work-items/" + item).status()).isEqualTo(404);
		assertThat(feed(this.viewer, "").body()).isEqualTo("[]");
		assertThat(get(item).get("assigneeIds").size()).isZero();
		this.editor.post("/api/work-items/" + trashed + "/restore", null);
		assertThat(get(trashed).get("assigneeIds").size()).isZero();
	}

	@Test
	void itemsOfDeletedTeamAreInTrashOfThePersonWhoDeletedIt() {
		String project = create(this.editor, "Project", "type", "project", "teamId", this.team);
		String task = create(this.editor, "Task", "parentId", project);
		String trashedBefore = create(this.editor, "Trashed before", "teamId", this.team);
		this.editor.delete("/api/work-items/" + trashedBefore);
		feed(this.editor, "");
		assertThat(this.manager.delete(path()).status()).isEqualTo(204);
		for (Client member : List.of(this.manager, this.editor, this.viewer)) {
			assertThat(member.get(path()).status()).isEqualTo(404);
			assertThat(member.get("/api/work-items/" + task).status()).isEqualTo(404);
			assertThat(feed(member, "").body()).isEqualTo("[]");
		}
		assertThat(this.editor.post("/api/work-items/" + project + "/restore", null).status()).isEqualTo(404);
		Response restored = this.manager.post("/api/work-items/" + project + "/restore", null);
		assertThat(restored.status()).isEqualTo(200);
		assertThat(restored.json().get("teamId").isNull()).isTrue();
		assertThat(get(task).get("parentId").stringValue()).isEqualTo(project);
		assertThat(get(task).get("teamId").isNull()).isTrue();
		assertThat(titles(feed(this.manager, ""))).containsExactlyInAnyOrder("Project", "Task");
		assertThat(feed(this.editor, "").body()).isEqualTo("[]");
		assertThat(this.manager.post("/api/work-items/" + trashedBefore + "/restore", null).status()).isEqualTo(200);
	}

	@Test
	void childBelongsToTeamOfItsParent() {
		String project = create(this.manager, "Project", "type", "project", "teamId", this.team);
		String other = team(this.manager, "Other");
		String task = create(this.manager, "Task", "parentId", project);
		assertThat(get(task).get("teamId").stringValue()).isEqualTo(this.team);
		assertThat(this.manager.post("/api/work-items", item("Task", "parentId", project, "teamId", other)).status())
			.isEqualTo(422);
		assertThat(this.manager.patch("/api/work-items/" + task, Map.of("teamId", other)).status()).isEqualTo(422);
		assertThat(this.manager.patch("/api/work-items/" + task, nulls("teamId")).status()).isEqualTo(422);
		assertThat(this.manager.post("/api/work-items", item("Task", "teamId", "0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d"))
			.status()).isEqualTo(422);
		assertThat(this.stranger.post("/api/work-items", item("Task", "teamId", this.team)).status()).isEqualTo(422);
	}

	@Test
	void treeMovesBetweenTeamsAndPeopleAsAUnit() {
		String other = team(this.manager, "Other");
		String project = create(this.manager, "Project", "type", "project", "teamId", this.team);
		String task = create(this.manager, "Task", "parentId", project);
		String descendant = create(this.manager, "Descendant", "type", "subtask", "parentId", task);
		String trashed = create(this.manager, "Trashed", "type", "subtask", "parentId", task);
		this.manager.delete("/api/work-items/" + trashed);
		assertThat(this.manager.patch("/api/work-items/" + project, Map.of("teamId", other)).status()).isEqualTo(200);
		assertTeam(other, project, task, descendant);
		assertThat(this.editor.get("/api/work-items/" + descendant).status()).isEqualTo(404);
		assertThat(this.manager.patch("/api/work-items/" + project, nulls("teamId")).status()).isEqualTo(200);
		assertTeam(null, project, task, descendant);
		String target = create(this.manager, "Target", "type", "project", "teamId", this.team);
		assertThat(this.manager.patch("/api/work-items/" + task, Map.of("parentId", target)).status()).isEqualTo(200);
		assertTeam(this.team, task, descendant);
		JsonNode restored = this.manager.post("/api/work-items/" + trashed + "/restore", null).json();
		assertThat(restored.get("teamId").stringValue()).isEqualTo(this.team);
		assertThat(restored.get("parentId").stringValue()).isEqualTo(task);
		assertThat(this.manager.patch("/api/work-items/" + task, nulls("parentId")).status()).isEqualTo(200);
		assertTeam(this.team, task, descendant);
		assertThat(this.manager.patch("/api/work-items/" + task, nulls("parentId", "teamId")).status()).isEqualTo(200);
		assertTeam(null, task, descendant);
		assertThat(this.editor.get("/api/work-items/" + descendant).status()).isEqualTo(404);
	}

	@Test
	void itemCannotMoveToTeamWithoutEditPermission() {
		String other = team(this.stranger, "Other");
		String item = create(this.editor, "Item", "teamId", this.team);
		String target = create(this.stranger, "Target", "type", "project", "teamId", other);
		assertThat(this.editor.patch("/api/work-items/" + item, Map.of("teamId", other)).status()).isEqualTo(422);
		assertThat(this.editor.patch("/api/work-items/" + item, Map.of("parentId", target)).status()).isEqualTo(422);
		assertThat(this.stranger
			.send("PUT", "/api/teams/" + other + "/members/" + this.editorPerson.id(), Map.of("role", "viewer"))
			.status()).isEqualTo(204);
		assertThat(this.editor.patch("/api/work-items/" + item, Map.of("teamId", other)).status()).isEqualTo(403);
		assertThat(this.editor.patch("/api/work-items/" + item, Map.of("parentId", target)).status()).isEqualTo(403);
		assertTeam(this.team, item);
	}

	@Test
	void feedAndListAreFilteredByTeam() {
		String other = team(this.manager, "Other");
		create(this.manager, "In team", "teamId", this.team);
		create(this.manager, "In other", "teamId", other);
		create(this.manager, "Personal");
		assertThat(titles(feed(this.manager, ""))).containsExactlyInAnyOrder("In team", "In other", "Personal");
		assertThat(titles(feed(this.manager, "&team=" + this.team))).containsExactly("In team");
		assertThat(titles(feed(this.manager, "&team=personal"))).containsExactly("Personal");
		assertThat(titles(feed(this.manager, "&team=personal," + other))).containsExactlyInAnyOrder("In other",
				"Personal");
		assertThat(this.manager.get("/api/work-items?team=" + other).json().at("/page/totalItems").intValue()).isOne();
		for (String unknown : List.of(this.team, "0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d", "nonsense")) {
			for (String path : List.of("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01&",
					"/api/work-items?")) {
				Response response = this.stranger.get(path + "team=" + unknown);
				assertThat(response.status()).isEqualTo(400);
				assertThat(response.json().at("/errors/0/field").stringValue()).isEqualTo("team");
			}
		}
	}

	@Test
	void unchangedValuesAndRejectedChangesIncrementNoVersion() {
		String item = create(this.editor, "Item", "teamId", this.team);
		Map<String, Object> before = versions();
		this.manager.patch(path(), Map.of("name", "Team"));
		put(this.manager, this.editorPerson, "editor");
		this.manager.patch("/api/work-items/" + item, Map.of("teamId", this.team, "title", "Item"));
		this.viewer.patch(path(), Map.of("name", "Mine"));
		this.manager.patch(path(), Map.of("name", ""));
		this.manager.delete(path() + "/members/" + this.manager.get("/api/me").json().get("id").stringValue());
		this.viewer.delete("/api/work-items/" + item);
		this.stranger.delete(path());
		assertThat(this.editor
			.post("/api/work-items/import", "type,title,team\ntask,Good,Team\ntask,Bad,Nowhere\n", "Content-Type",
					"text/csv")
			.status()).isEqualTo(422);
		assertThat(versions()).isEqualTo(before);
	}

	private Map<String, Object> versions() {
		Map<String, Object> versions = new LinkedHashMap<>();
		this.jdbc.query("select scope, version from scope_version", (row) -> {
			versions.put(row.getString(1), row.getLong(2));
		});
		return versions;
	}

	private void assertTeam(@Nullable String expected, String... items) {
		for (String item : items) {
			JsonNode actual = get(item).get("teamId");
			assertThat(actual.isNull() ? null : actual.stringValue()).isEqualTo(expected);
		}
	}

	private String path() {
		return "/api/teams/" + this.team;
	}

	private JsonNode get(String item) {
		Response response = this.manager.get("/api/work-items/" + item);
		assertThat(response.status()).isEqualTo(200);
		return response.json();
	}

	private static boolean editable(Client client) {
		return feed(client, "").json().at("/0/editable").booleanValue();
	}

	private static Response feed(Client client, String query) {
		return client.feed("2025-10-01", "2025-11-01", query);
	}

	private static List<String> titles(Response feed) {
		assertThat(feed.status()).as(feed.body()).isEqualTo(200);
		return feed.json().valueStream().map((event) -> event.get("title").stringValue()).toList();
	}

	private static String team(Client client, String name) {
		return client.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
	}

	private void join(String team, Viewer person, String role) {
		assertThat(this.manager.send("PUT", "/api/teams/" + team + "/members/" + person.id(), Map.of("role", role))
			.status()).isEqualTo(204);
	}

	private Response put(Client client, Viewer person, String role) {
		return client.send("PUT", path() + "/members/" + person.id(), Map.of("role", role));
	}

	private static String create(Client client, String title, Object... members) {
		return client.create(item(title, members));
	}

	private static Map<String, Object> item(String title, Object... members) {
		Map<String, Object> item = new LinkedHashMap<>(
				Map.of("type", "task", "title", title, "startDate", "2025-10-15"));
		for (int i = 0; i < members.length; i += 2) {
			item.put(String.valueOf(members[i]), members[i + 1]);
		}
		return item;
	}

	private static Map<String, Object> nulls(String... names) {
		Map<String, Object> patch = new LinkedHashMap<>();
		for (String name : names) {
			patch.put(name, null);
		}
		return patch;
	}

}
