package dev.kalends.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests undo, redo, the history and the trash. An undo reverts a change set completely or
 * not at all and never overwrites later changes of other people.
 */
@KalendsTest
class UndoServiceIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private HistoryPurge purge;

	@Autowired
	private Clock clock;

	private Viewer annPerson;

	private Viewer bobPerson;

	private Client ann;

	private Client bob;

	private Client cleo;

	private String team;

	@BeforeEach
	void team() {
		this.annPerson = this.office.person("Ann Ames");
		this.bobPerson = this.office.person("Bob Brandt");
		Viewer cleoPerson = this.office.person("Cleo Cox");
		this.ann = this.office.signIn(this.annPerson);
		this.bob = this.office.signIn(this.bobPerson);
		this.cleo = this.office.signIn(cleoPerson);
		this.team = this.ann.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		this.ann.put("/api/teams/" + this.team + "/members/" + this.bobPerson.id(), Map.of("role", "editor"));
		this.ann.put("/api/teams/" + this.team + "/members/" + cleoPerson.id(), Map.of("role", "viewer"));
	}

	@Test
	void undoOfDeletionRestoresAllDescendants() {
		String project = create("project", "Plan", null);
		Set<String> ids = new TreeSet<>(Set.of(project));
		for (int i = 0; i < 30; i++) {
			ids.add(this.ann.create(Map.of("type", "task", "title", "Task " + i, "parentId", project, "startDate",
					"2025-10-15", "assigneeIds", List.of(this.bobPerson.id().toString()))));
		}
		String noted = ids.stream().filter((id) -> !id.equals(project)).findFirst().orElseThrow();
		this.ann.post("/api/work-items/" + noted + "/notes", Map.of("text", "Remember"));
		String feed = this.bob.feed("2025-10-01", "2025-11-01", "").body();
		Response deleted = this.ann.delete("/api/work-items/" + project + "?children=delete");
		assertThat(deleted.status()).isEqualTo(204);
		assertThat(this.bob.feed("2025-10-01", "2025-11-01", "").body()).isEqualTo("[]");
		Response undone = undo(this.ann, deleted);
		assertThat(undone.status()).isEqualTo(200);
		assertThat(undone.json().get("message").stringValue()).isEqualTo("Restored “Plan” and 30 more.");
		assertThat(undone.json().get("count").intValue()).isEqualTo(31);
		for (Client client : List.of(this.ann, this.bob, this.cleo)) {
			assertThat(feedIds(client)).isEqualTo(ids);
		}
		assertThat(withoutVersions(this.bob.feed("2025-10-01", "2025-11-01", "").body()))
			.isEqualTo(withoutVersions(feed));
		JsonNode item = this.ann.get("/api/work-items/" + noted).json();
		assertThat(item.get("parentId").stringValue()).isEqualTo(project);
		assertThat(item.get("assigneeIds").get(0).stringValue()).isEqualTo(this.bobPerson.id().toString());
		assertThat(this.ann.get("/api/work-items/" + noted + "/notes").body()).contains("Remember");
		assertThat(undo(this.ann, deleted).status()).isEqualTo(409);
		Response redone = undo(this.ann, undone);
		assertThat(redone.json().get("redo").booleanValue()).isTrue();
		assertThat(feedIds(this.bob)).isEmpty();
		assertThat(undo(this.ann, deleted).status()).isEqualTo(200);
		assertThat(feedIds(this.bob)).isEqualTo(ids);
	}

	@Test
	void undoOfEditIsRefusedAfterLaterChangeOfTheSameField() {
		String item = create("task", "Write", null);
		Response moved = patch(this.ann, item,
				Map.of("startDate", "2025-10-20", "dueDate", "2025-10-22", "description", "New \"words\"\nhere"));
		patch(this.bob, item, Map.of("title", "Write report"));
		Response undone = undo(this.ann, moved);
		assertThat(undone.body()).contains("Undid the change to");
		JsonNode now = this.ann.get("/api/work-items/" + item).json();
		assertThat(now.get("startDate").stringValue()).isEqualTo("2025-10-15");
		assertThat(now.get("dueDate").isNull()).isTrue();
		assertThat(now.get("description").isNull()).isTrue();
		assertThat(now.get("title").stringValue()).isEqualTo("Write report");
		Response again = undo(this.ann, undone);
		assertThat(again.status()).isEqualTo(200);
		patch(this.bob, item, Map.of("dueDate", "2025-10-25"));
		String before = this.ann.get("/api/work-items/" + item).body();
		String history = this.ann.get("/api/work-items/" + item + "/history").body();
		Response refused = undo(this.ann, moved);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("detail").stringValue())
			.isEqualTo("Nothing was undone. Bob Brandt has changed “Write report” since then (Due date).");
		assertThat(refused.json().get("id").stringValue()).isEqualTo(item);
		assertThat(refused.json().get("fields").get(0).stringValue()).isEqualTo("dueDate");
		assertThat(this.ann.get("/api/work-items/" + item).body()).isEqualTo(before);
		assertThat(this.ann.get("/api/work-items/" + item + "/history").body()).isEqualTo(history);
		this.bob.delete("/api/work-items/" + item);
		assertThat(undo(this.ann, moved).json().get("detail").stringValue()).contains("has been deleted");
	}

	@Test
	void last20ChangesCanBeUndoneAndRedoneInOrder() {
		String item = create("task", "Title 0", null);
		for (int i = 1; i <= 22; i++) {
			patch(this.ann, item, Map.of("title", "Title " + i));
		}
		JsonNode undoable = this.ann.get("/api/changes").json();
		assertThat(undoable).hasSize(20);
		assertThat(undoable.get(0).get("title").stringValue()).isEqualTo("Title 22");
		assertThat(undoable.get(0).get("action").stringValue()).isEqualTo("work_item.edited");
		for (int i = 21; i >= 2; i--) {
			assertThat(this.ann.post("/api/changes/undo", null).status()).isEqualTo(200);
			assertThat(title(item)).isEqualTo("Title " + i);
		}
		assertThat(this.ann.post("/api/changes/undo", null).status()).isEqualTo(404);
		assertThat(this.ann.post("/api/changes/redo", null).status()).isEqualTo(200);
		assertThat(this.ann.post("/api/changes/redo", null).status()).isEqualTo(200);
		assertThat(title(item)).isEqualTo("Title 4");
		assertThat(this.ann.post("/api/changes/undo", null).status()).isEqualTo(200);
		assertThat(title(item)).isEqualTo("Title 3");
		patch(this.ann, item, Map.of("priority", "high"));
		assertThat(this.ann.post("/api/changes/redo", null).status()).isEqualTo(404);
		assertThat(this.bob.get("/api/changes").body()).isEqualTo("[]");
		String foreign = this.ann.get("/api/changes").json().get(0).get("id").stringValue();
		assertThat(this.bob.post("/api/changes/" + foreign + "/undo", null).status()).isEqualTo(404);
	}

	@Test
	void undoOfCreateMovesItemToTrashUnlessOthersChangedIt() {
		Response created = this.ann.post("/api/work-items",
				Map.of("type", "project", "title", "Plan", "teamId", this.team, "startDate", "2025-10-15"));
		String plan = created.json().get("id").stringValue();
		String child = this.bob.create(Map.of("type", "task", "title", "Child", "parentId", plan));
		assertThat(undo(this.ann, created).json().get("detail").stringValue()).contains("now has other child items");
		this.bob.delete("/api/work-items/" + child);
		Response undone = undo(this.ann, created);
		assertThat(undone.json().at("/items/0/trashed").booleanValue()).isTrue();
		assertThat(this.ann.get("/api/work-items/" + plan).status()).isEqualTo(404);
		assertThat(undo(this.ann, undone).status()).isEqualTo(200);
		patch(this.bob, plan, Map.of("title", "Our plan"));
		assertThat(undo(this.ann, created).json().get("detail").stringValue())
			.isEqualTo("Nothing was undone. Bob Brandt has changed “Our plan” since then.");
	}

	@Test
	void undoOfBulkChangeIsAtomic() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			ids.add(create("task", "Item " + i, null));
		}
		Response changed = this.ann.post("/api/work-items/bulk",
				Map.of("ids", ids, "patch", Map.of("status", "completed")));
		patch(this.bob, ids.get(3), Map.of("status", "blocked"));
		assertThat(undo(this.ann, changed).status()).isEqualTo(409);
		assertThat(status(ids.get(0))).isEqualTo("completed");
		patch(this.bob, ids.get(3), Map.of("status", "completed"));
		assertThat(undo(this.ann, changed).json().get("count").intValue()).isEqualTo(5);
		assertThat(status(ids.get(0))).isEqualTo("not_started");
		assertThat(this.ann.get("/api/work-items/" + ids.get(0)).json().get("progress").intValue()).isZero();
		Response deleted = this.ann.post("/api/work-items/bulk", Map.of("ids", ids, "delete", true));
		assertThat(undo(this.ann, deleted).json().get("message").stringValue()).endsWith("and 4 more.");
		assertThat(feedIds(this.bob)).containsAll(ids);
		Response imported = this.ann.send("POST", "/api/work-items/import",
				"type,title,parent,team\nproject,Imported,,Team\ntask,Below,Imported,\n", "Content-Type", "text/csv");
		assertThat(undo(this.ann, imported).json().get("count").intValue()).isEqualTo(2);
		assertThat(this.ann.get("/api/work-items?q=imported").json().at("/page/totalItems").intValue()).isZero();
	}

	@Test
	void undoOfDeleteWithReparentRestoresTheParentOfChildren() {
		String project = create("project", "Plan", null);
		String activity = create("activity", "Act", project);
		String task = create("task", "Task", activity);
		Response deleted = this.ann.delete("/api/work-items/" + activity + "?children=reparent");
		assertThat(parent(task)).isEqualTo(project);
		Response undone = undo(this.ann, deleted);
		assertThat(undone.json().get("message").stringValue()).isEqualTo("Restored “Act”.");
		assertThat(parent(task)).isEqualTo(activity);
		assertThat(undo(this.ann, undone).status()).isEqualTo(200);
		assertThat(parent(task)).isEqualTo(project);
		Response moved = patch(this.ann, task, clearing("parentId", "teamId"));
		assertThat(moved.status()).isEqualTo(200);
		assertThat(undo(this.ann, moved).json().get("message").stringValue()).isEqualTo("Moved “Task” back.");
		assertThat(parent(task)).isEqualTo(project);
		assertThat(this.bob.get("/api/work-items/" + task).json().get("teamId").stringValue()).isEqualTo(this.team);
	}

	@Test
	void derivedProgressIsNotRecordedAndDoesNotBlockUndo() {
		String activity = create("activity", "Act", null);
		String first = create("task", "First", activity);
		create("task", "Second", activity);
		Response completed = patch(this.ann, activity, Map.of("status", "completed"));
		patch(this.bob, first, Map.of("status", "completed"));
		assertThat(undo(this.ann, completed).status()).isEqualTo(200);
		JsonNode now = this.ann.get("/api/work-items/" + activity).json();
		assertThat(now.get("status").stringValue()).isEqualTo("not_started");
		assertThat(now.get("progress").intValue()).isEqualTo(50);
		assertThat(kinds(this.ann, activity)).containsExactly("edited", "edited", "created");
	}

	@Test
	void undoRequiresCurrentPermission() {
		String item = create("task", "Write", null);
		Response edited = patch(this.bob, item, Map.of("title", "Write report"));
		this.ann.put("/api/teams/" + this.team + "/members/" + this.bobPerson.id(), Map.of("role", "viewer"));
		assertThat(undo(this.bob, edited).status()).isEqualTo(403);
		this.ann.delete("/api/teams/" + this.team + "/members/" + this.bobPerson.id());
		assertThat(undo(this.bob, edited).status()).isEqualTo(409);
		assertThat(title(item)).isEqualTo("Write report");
	}

	@Test
	void historyShowsChangesVisibleToTheViewer() {
		String project = create("project", "Plan", null);
		String item = create("task", "Write", project);
		patch(this.bob, item, Map.of("status", "in_progress", "dueDate", "2025-10-22", "assigneeIds",
				List.of(this.annPerson.id().toString())));
		patch(this.bob, item, Map.of("status", "in_progress"));
		JsonNode history = this.cleo.get("/api/work-items/" + item + "/history").json();
		assertThat(kinds(this.cleo, item)).containsExactly("edited", "created");
		assertThat(history.at("/0/by/displayName").stringValue()).isEqualTo("Bob Brandt");
		Map<String, JsonNode> changes = new LinkedHashMap<>();
		history.get(0).get("changes").forEach((change) -> changes.put(change.get("field").stringValue(), change));
		assertThat(changes).containsOnlyKeys("status", "dueDate", "assigneeIds");
		assertThat(changes.get("dueDate").get("before").isNull()).isTrue();
		assertThat(changes.get("dueDate").get("after").stringValue()).isEqualTo("2025-10-22");
		String words = this.cleo.get("/work-items/" + item + "/history", "HX-Request", "true").body();
		assertThat(words).contains("Bob Brandt", "Due date", "none", "22 Oct 2025", "Not started", "In progress",
				"nobody", "Ann Ames");
		patch(this.ann, item, clearing("parentId"));
		Viewer guest = this.office.person("Gus Guest");
		Client outside = this.office.signIn(guest);
		assertThat(outside.get("/api/work-items/" + item + "/history").status()).isEqualTo(404);
		patch(this.ann, item, Map.of("assigneeIds", List.of(guest.id().toString())));
		assertThat(this.bob.get("/api/work-items/" + item + "/history").body()).contains("parentId", project);
		assertThat(outside.get("/api/work-items/" + item + "/history").body()).doesNotContain("parentId", project);
		assertThat(kinds(outside, item)).containsExactly("edited", "edited", "created");
	}

	@Test
	void historyBeforeATeamChangeIsHiddenFromTheNewTeam() {
		String project = create("project", "Secret plan", null);
		String item = create("task", "Secret task", project);
		patch(this.ann, project, Map.of("title", "Plan", "description", "Nothing"));
		patch(this.ann, item, Map.of("title", "Task"));
		Client dora = this.office.signIn(this.office.person("Dora Diaz"));
		String doraId = dora.get("/api/me").json().get("id").stringValue();
		String other = this.ann.post("/api/teams", Map.of("name", "Others")).json().get("id").stringValue();
		this.ann.put("/api/teams/" + other + "/members/" + doraId, Map.of("role", "viewer"));
		Response moved = patch(this.ann, project, Map.of("teamId", other, "title", "Open plan"));
		patch(this.ann, item, Map.of("title", "Open task"));
		for (String id : List.of(project, item)) {
			assertThat(this.ann.get("/api/work-items/" + id + "/history").body()).contains("Secret");
			assertThat(dora.get("/api/work-items/" + id + "/history").body()).doesNotContain("Secret", "Nothing");
			assertThat(dora.get("/work-items/" + id + "/history").body()).doesNotContain("Secret", "Nothing");
		}
		JsonNode entry = dora.get("/api/work-items/" + project + "/history").json();
		assertThat(entry).hasSize(1);
		assertThat(entry.get(0).get("changes")).hasSize(1);
		assertThat(entry.at("/0/changes/0/field").stringValue()).isEqualTo("teamId");
		assertThat(entry.at("/0/changes/0/before").isNull()).isTrue();
		assertThat(entry.at("/0/changes/0/after").stringValue()).isEqualTo(other);
		assertThat(undo(this.ann, moved).status()).isEqualTo(200);
		patch(this.ann, project, Map.of("teamId", other));
		patch(this.ann, project, Map.of("title", "Hidden from Bob"));
		patch(this.ann, project, Map.of("teamId", this.team, "title", "Back"));
		assertThat(this.bob.get("/api/work-items/" + project + "/history").body()).contains("Secret plan")
			.doesNotContain("Hidden from Bob");
	}

	@Test
	void migrationBackfillsOwnerOfUnmovedItems() throws IOException {
		String stayed = create("task", "Stayed", create("project", "Here", null));
		String other = this.ann.post("/api/teams", Map.of("name", "Others")).json().get("id").stringValue();
		String moving = create("project", "Moving", null);
		String child = create("task", "Carried", moving);
		patch(this.ann, moving, Map.of("teamId", other));
		String migration = new ClassPathResource("db/migration/V13__where_changes_were_made.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		for (String id : List.of(stayed, moving, child)) {
			this.jdbc.update("update item_change set team_id = null, owner_id = null where item_id = ?",
					UUID.fromString(id));
		}
		for (String statement : migration.substring(migration.indexOf("update item_change")).split(";\\s+")) {
			this.jdbc.update(statement);
		}
		assertThat(recordedTeams(stayed)).containsExactly(UUID.fromString(this.team));
		assertThat(recordedTeams(moving)).isEmpty();
		assertThat(recordedTeams(child)).isEmpty();
		assertThat(kinds(this.ann, child)).isEmpty();
	}

	private List<UUID> recordedTeams(String id) {
		return this.jdbc.queryForList(
				"select distinct team_id from item_change where item_id = ? and owner_id is not null", UUID.class,
				UUID.fromString(id));
	}

	@Test
	void historyOfPersonalItemIsHiddenFromTheTeam() {
		String item = this.ann.create(Map.of("type", "task", "title", "Private"));
		patch(this.ann, item, Map.of("title", "Shared"));
		patch(this.ann, item, Map.of("teamId", this.team));
		assertThat(this.bob.get("/api/work-items/" + item + "/history").body()).doesNotContain("Private");
		assertThat(this.ann.get("/api/work-items/" + item + "/history").body()).contains("Private");
	}

	@Test
	void itemRestoredBeforeItsParentReturnsToIt() {
		String project = create("project", "Plan", null);
		String early = create("activity", "Early", project);
		String below = create("task", "Below", early);
		String moved = create("task", "Moved", project);
		Response deleted = this.ann.delete("/api/work-items/" + project + "?children=delete");
		restore(early);
		restore(moved);
		assertThat(this.ann.get("/api/work-items/" + early).json().get("parentId").isNull()).isTrue();
		String elsewhere = create("project", "Elsewhere", null);
		patch(this.ann, moved, Map.of("parentId", elsewhere));
		String version = this.cleo.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version");
		Response restored = restore(project);
		assertThat(parent(early)).isEqualTo(project);
		assertThat(parent(below)).isEqualTo(early);
		assertThat(parent(moved)).isEqualTo(elsewhere);
		assertThat(this.cleo.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version")).isNotEqualTo(version);
		assertThat(kinds(this.ann, early)).containsExactly("edited", "restored", "deleted", "created");
		Response undone = undo(this.ann, restored);
		assertThat(undone.status()).isEqualTo(200);
		assertThat(this.ann.get("/api/work-items/" + early).json().get("parentId").isNull()).isTrue();
		assertThat(undo(this.ann, undone).status()).isEqualTo(200);
		assertThat(parent(early)).isEqualTo(project);
		assertThat(undo(this.ann, deleted).status()).isEqualTo(409);
	}

	@Test
	void refusedUndoExplainsTheReason() {
		String other = this.ann.post("/api/teams", Map.of("name", "Others")).json().get("id").stringValue();
		this.ann.put("/api/teams/" + other + "/members/" + this.bobPerson.id(), Map.of("role", "editor"));
		String item = this.bob.create(Map.of("type", "task", "title", "Plan", "teamId", other));
		String gone = create("task", "Gone", null);
		Response moved = patch(this.bob, item, Map.of("teamId", this.team));
		this.ann.delete("/api/teams/" + other + "/members/" + this.bobPerson.id());
		assertThat(undo(this.bob, moved).json().get("detail").stringValue()).isEqualTo(
				"Nothing was undone. “Plan” cannot be changed back. It would return to a team that you have left or that no longer exists.");
		Response edited = patch(this.bob, item, Map.of("title", "Write report"));
		Response deleted = this.bob.delete("/api/work-items/" + gone);
		this.ann.put("/api/teams/" + this.team + "/members/" + this.bobPerson.id(), Map.of("role", "viewer"));
		for (Response done : List.of(edited, deleted)) {
			Response refused = undo(this.bob, done);
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.json().get("detail").stringValue())
				.endsWith("You are now only a viewer in its team and cannot change it.");
		}
	}

	@Test
	void historyIsKeptFor400Days() {
		String item = create("task", "Write", null);
		patch(this.ann, item, Map.of("title", "Write report"));
		this.jdbc.update("update change_set set done_at = ? where actor_id = ? and action = 'work_item.created'",
				this.clock.instant().minus(Duration.ofDays(401)).atOffset(ZoneOffset.UTC), this.annPerson.id());
		this.purge.purge();
		assertThat(kinds(this.ann, item)).containsExactly("edited");
	}

	@Test
	void trashListsRestorableItemsAndDeletesThemPermanently() {
		String project = create("project", "Old plan", null);
		String early = create("task", "Early", project);
		create("task", "Late", project);
		this.bob.delete("/api/work-items/" + early);
		this.bob.delete("/api/work-items/" + project + "?children=delete");
		this.bob.create(Map.of("type", "task", "title", "Own"));
		JsonNode all = this.ann.get("/api/trash").json();
		assertThat(all.at("/page/totalItems").intValue()).isEqualTo(2);
		JsonNode deletion = this.ann.get("/api/trash?q=old&size=1").json().at("/items/0");
		assertThat(deletion.get("id").stringValue()).isEqualTo(project);
		assertThat(deletion.get("children").intValue()).isOne();
		assertThat(deletion.get("below").intValue()).isEqualTo(2);
		assertThat(deletion.at("/deletedBy/displayName").stringValue()).isEqualTo("Bob Brandt");
		String page = this.ann.get("/trash").body();
		assertThat(page).contains("Old plan", "and 1 child", "Delete permanently with 2 children",
				"Deleted by Bob Brandt");
		assertThat(this.cleo.get("/api/trash").json().at("/page/totalItems").intValue()).isZero();
		assertThat(this.cleo.delete("/api/trash/" + project).status()).isEqualTo(404);
		assertThat(this.ann.get("/api/trash?size=0").status()).isEqualTo(400);
		String active = create("task", "Active", null);
		assertThat(this.ann.delete("/api/trash/" + active).status()).isEqualTo(404);
		Response restored = this.ann.post("/trash/" + early + "/restore", null);
		assertThat(restored.status()).isEqualTo(302);
		assertThat(this.ann.get("/api/work-items/" + early).json().get("parentId").isNull()).isTrue();
		String version = this.cleo.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version");
		assertThat(this.ann.delete("/api/trash/" + project).status()).isEqualTo(204);
		assertThat(this.cleo.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version")).isEqualTo(version);
		assertThat(this.ann.delete("/api/trash/" + project).status()).isEqualTo(404);
		assertThat(this.ann.get("/api/trash").json().at("/page/totalItems").intValue()).isZero();
		Response refused = this.bob.post("/api/changes/undo", null);
		assertThat(refused.status()).isEqualTo(200);
		assertThat(this.bob.post("/api/changes/undo", null).status()).isEqualTo(409);
		assertThat(this.jdbc.queryForList("select id from work_item where id = ? or parent_id = ?", UUID.class,
				UUID.fromString(project), UUID.fromString(project)))
			.isEmpty();
	}

	private String create(String type, String title, String parent) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("type", type);
		item.put("title", title);
		item.put("parentId", parent);
		item.put("startDate", "2025-10-15");
		if (parent == null) {
			item.put("teamId", this.team);
		}
		return this.ann.create(item);
	}

	private static Response patch(Client client, String id, Map<String, ?> patch) {
		Response answer = client.patch("/api/work-items/" + id, patch);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer;
	}

	private static Response undo(Client client, Response done) {
		assertThat(done.header("X-Change-Id")).as(done.body()).isNotEmpty();
		return client.post("/api/changes/" + done.header("X-Change-Id") + "/undo", null);
	}

	/**
	 * Returns a merge patch that clears members.
	 */
	private static Map<String, Object> clearing(String... names) {
		Map<String, Object> members = new LinkedHashMap<>();
		List.of(names).forEach((name) -> members.put(name, null));
		return members;
	}

	private String title(String id) {
		return this.ann.get("/api/work-items/" + id).json().get("title").stringValue();
	}

	private String status(String id) {
		return this.ann.get("/api/work-items/" + id).json().get("status").stringValue();
	}

	private String parent(String id) {
		return this.ann.get("/api/work-items/" + id).json().get("parentId").stringValue();
	}

	private Response restore(String id) {
		return this.ann.post("/api/work-items/" + id + "/restore", null);
	}

	private static List<String> kinds(Client client, String id) {
		return client.get("/api/work-items/" + id + "/history")
			.json()
			.valueStream()
			.map((entry) -> entry.get("kind").stringValue())
			.toList();
	}

	private static Set<String> feedIds(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "")
			.json()
			.valueStream()
			.map((event) -> event.at("/extendedProps/workItemId").stringValue())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String withoutVersions(String feed) {
		return feed.replaceAll("\"version\":\\d+", "");
	}

}
