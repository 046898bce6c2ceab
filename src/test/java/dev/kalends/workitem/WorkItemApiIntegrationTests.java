package dev.kalends.workitem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the REST API for work items: validation, permissions, concurrency and derived
 * changes.
 */
@KalendsTest
class WorkItemApiIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer ann;

	private Viewer bob;

	private Client client;

	private Client assignee;

	private Client stranger;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.ann);
		this.assignee = this.office.signIn(this.bob);
		this.stranger = this.office.signIn(this.office.person("Sue Stranger"));
	}

	@Test
	void createdItemHasLocationHeaderAndAllMembers() {
		Response created = this.client.post("/api/work-items", Map.of("type", "task", "title", "Größe ☃ \"'"));
		assertThat(created.status()).isEqualTo(201);
		JsonNode item = created.json();
		assertThat(created.header("Location")).isEqualTo("/api/work-items/" + item.get("id").stringValue());
		List<String> members = new ArrayList<>(WorkItemField.ALL.stream().map(WorkItemField::name).toList());
		members.addAll(
				List.of("id", "ownerId", "seriesId", "occurrence", "completedAt", "createdAt", "updatedAt", "version"));
		assertThat(List.copyOf(item.propertyNames())).containsExactlyInAnyOrderElementsOf(members);
		assertThat(item.get("assigneeIds").toString()).isEqualTo("[]");
		assertThat(item.get("assigneeLabels").toString()).isEqualTo("[]");
		Response read = this.client.get(created.header("Location"));
		assertThat(read.json()).isEqualTo(item);
		assertThat(read.header("ETag")).isEqualTo("\"1\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"type\":\"task\",\"title\":\"x\",\"id\":\"1\"} | 400 | id",
			"{\"type\":\"task\",\"title\":\"x\",\"nonsense\":1} | 400 | nonsense",
			"{\"type\":\"task\",\"title\":5} | 400 | title", "{\"type\":\"meal\",\"title\":\"x\"} | 400 | type",
			"{\"type\":\"task\",\"title\":\"x\",\"startDate\":\"2025-02-30\"} | 400 | startDate",
			"{\"type\":\"task\",\"title\":\"x\",\"assigneeIds\":[\"bob\"]} | 400 | assigneeIds",
			"{\"type\":\"task\",\"title\":\"x\",\"timeZone\":\"Mars\"} | 400 | timeZone", "[] | 400 | body",
			"{\"type\":\"task\" | 400 | body", "{\"type\":\"task\",\"title\":\"x\",\"title\":\"y\"} | 400 | title",
			"{\"type\":\"task\",\"title\":\"x\"} {} | 400 | body", "{\"type\":\"task\"} | 422 | title",
			"{\"title\":\"x\"} | 422 | type", "{\"type\":\"task\",\"title\":\"x\",\"progress\":101} | 422 | progress",
			"{\"type\":\"task\",\"title\":\"x\",\"startDate\":\"2025-10-15\",\"startTime\":\"09:00:00.5\"} | 422 | startTime",
			"{\"type\":\"task\",\"title\":\"x\",\"startDate\":\"2025-10-15\",\"dueDate\":\"2025-10-14\"} | 422 | dueDate",
			"{\"type\":\"task\",\"title\":\"x\",\"parentId\":\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"} | 422 | parentId",
			"{\"type\":\"task\",\"title\":\"x\",\"assigneeIds\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"]} | 422 | assigneeIds" })
	void invalidInputIsRejectedWithFieldNameAndNotSaved(String body, int status, String field) {
		Response answer = this.client.post("/api/work-items", body, "Content-Type", "application/json");
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(answer.json().at("/errors/0/message").stringValue()).isNotBlank();
		assertThat(total("")).isZero();
	}

	@Test
	void mergePatchChangesPresentMembersAndClearsNullMembers() {
		String id = create("Item", "startDate", "2025-10-15", "description", "Text", "priority", "high");
		Response patched = this.client.send("PATCH", "/api/work-items/" + id,
				"{\"description\":null,\"priority\":null}", "Content-Type", "application/merge-patch+json");
		assertThat(patched.status()).isEqualTo(200);
		assertThat(patched.json().get("description").isNull()).isTrue();
		assertThat(patched.json().get("priority").stringValue()).isEqualTo("medium");
		assertThat(patched.json().get("startDate").stringValue()).isEqualTo("2025-10-15");
		assertThat(patched.header("ETag")).isEqualTo("\"2\"");
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("version", 7)).status()).isEqualTo(400);
	}

	@Test
	void staleIfMatchReturns412WithCurrentItemAndWhoChangedIt() {
		Instant started = Instant.now();
		String id = create("Item");
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("title", "First"), "If-Match", "\"1\"").status())
			.isEqualTo(200);
		Response second = this.client.patch("/api/work-items/" + id, Map.of("title", "Second"), "If-Match", "\"1\"");
		assertThat(second.status()).isEqualTo(412);
		assertThat(second.json().at("/current/title").stringValue()).isEqualTo("First");
		assertThat(second.json().at("/current/version").intValue()).isEqualTo(2);
		assertThat(second.json().get("changedBy").get("displayName").stringValue()).isEqualTo(this.ann.displayName());
		assertThat(Instant.parse(second.json().get("changedAt").stringValue())).isAfter(started);
		assertThat(second.json().get("detail").stringValue())
			.startsWith(this.ann.displayName() + " (you) changed this item first, on ");
		assertThat(get(id).get("title").stringValue()).isEqualTo("First");
		assertThat(this.client.delete("/api/work-items/" + id, "If-Match", "\"1\"").status()).isEqualTo(412);
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("title", "Third"), "If-Match", "W/\"9\", \"2\"")
			.status()).isEqualTo(200);
	}

	@Test
	void onlyOneConcurrentEditOfAVersionSucceeds() throws Exception {
		String id = create("Item");
		List<Integer> statuses = concurrently(6,
				(i) -> this.office.signIn(this.ann)
					.patch("/api/work-items/" + id, Map.of("title", "By " + i), "If-Match", "\"1\"")
					.status());
		assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
	}

	@Test
	void invisibleItemReturns404() {
		String id = create("Item");
		for (String path : List.of("/api/work-items/" + id, "/work-items/" + id, "/work-items/" + id + "/modal",
				"/work-items/" + id + "/edit", "/work-items/" + id + "/delete", "/api/work-items/nonsense",
				"/work-items/nonsense")) {
			assertThat(this.stranger.get(path).status()).as(path).isEqualTo(404);
		}
		assertThat(this.stranger.patch("/api/work-items/" + id, Map.of("title", "Mine")).status()).isEqualTo(404);
		assertThat(this.stranger.patch("/api/work-items/" + id, Map.of("nonsense", 1)).status()).isEqualTo(404);
		assertThat(this.stranger.delete("/api/work-items/" + id).status()).isEqualTo(404);
		assertThat(this.stranger.delete("/work-items/" + id).status()).isEqualTo(404);
		assertThat(this.stranger.post("/api/work-items/" + id + "/restore", null).status()).isEqualTo(404);
		assertThat(this.stranger
			.send("PUT", "/work-items/" + id, "title=Mine", "Content-Type", "application/x-www-form-urlencoded")
			.status()).isEqualTo(404);
		Response child = this.stranger.post("/api/work-items", Map.of("type", "subtask", "title", "x", "parentId", id));
		assertThat(child.status()).isEqualTo(422);
		Response list = this.stranger.get("/api/work-items?parent=" + id);
		assertThat(list.status()).isEqualTo(400);
		assertThat(list.json().at("/errors/0/field").stringValue()).isEqualTo("parent");
		assertThat(get(id).get("title").stringValue()).isEqualTo("Item");
	}

	@Test
	void assigneeMayEditContentOnly() {
		String project = create("Project", "type", "project");
		String id = create("Item", "parentId", project, "assigneeIds", List.of(this.bob.id().toString()));
		for (Map<String, ?> allowed : List.of(Map.of("title", "Better"), Map.of("description", "Text"),
				Map.of("startDate", "2025-10-15"), Map.of("status", "in_progress"), Map.of("priority", "low"),
				Map.of("progress", 30), Map.of("color", "#123456"))) {
			assertThat(this.assignee.patch("/api/work-items/" + id, allowed).status()).as(allowed.toString())
				.isEqualTo(200);
		}
		for (Map<String, ?> forbidden : List.of(Map.of("type", "activity"), Map.of("parentId", id),
				Map.of("assigneeIds", List.of()), Map.of("assigneeLabels", List.of("x")),
				Map.of("calendarVisible", false), Map.of("autoProgress", false))) {
			assertThat(this.assignee.patch("/api/work-items/" + id, forbidden).status()).as(forbidden.toString())
				.isEqualTo(403);
		}
		assertThat(this.assignee.delete("/api/work-items/" + id).status()).isEqualTo(403);
		assertThat(this.assignee.delete("/work-items/" + id).status()).isEqualTo(403);
		assertThat(
				this.assignee.post("/api/work-items", Map.of("type", "subtask", "title", "x", "parentId", id)).status())
			.isEqualTo(403);
		assertThat(this.assignee.get("/api/work-items/" + id).json().get("parentId").isNull()).isTrue();
		assertThat(this.assignee.get("/api/work-items/" + project).status()).isEqualTo(404);
		assertThat(get(id).get("parentId").stringValue()).isEqualTo(project);
	}

	@Test
	void parentProgressIsPercentageOfCompletedChildren() {
		String project = create("Project", "type", "project");
		List<String> children = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			children.add(create("Child " + i, "parentId", project, "status", (i < 29) ? "completed" : "not_started"));
		}
		assertThat(get(project).get("progress").intValue()).isEqualTo(58);
		assertThat(get(project).get("version").intValue()).isOne();
		this.client.delete("/api/work-items/" + children.get(49));
		assertThat(get(project).get("progress").intValue()).isEqualTo(59);
		this.client.delete("/api/work-items/" + children.get(0));
		assertThat(get(project).get("progress").intValue()).isEqualTo(58);
		this.client.post("/api/work-items/" + children.get(0) + "/restore", null);
		assertThat(get(project).get("progress").intValue()).isEqualTo(59);
		this.client.patch("/api/work-items/" + children.get(48), Map.of("status", "cancelled"));
		assertThat(get(project).get("progress").intValue()).isEqualTo(60);
	}

	@Test
	void progressRollsUpThroughAllLevels() {
		String project = create("Project", "type", "project");
		String activity = create("Activity", "type", "activity", "parentId", project);
		String task = create("Task", "parentId", activity);
		this.client.patch("/api/work-items/" + task, Map.of("status", "completed"));
		assertThat(get(activity).get("progress").intValue()).isEqualTo(100);
		assertThat(get(project).get("progress").intValue()).as("of an activity that is not completed").isEqualTo(100);
		this.client.patch("/api/work-items/" + activity, Map.of("status", "completed"));
		assertThat(get(project).get("progress").intValue()).isEqualTo(100);
	}

	@Test
	void progressOfAParentIsTheMeanOfItsChildrenRoundedDown() {
		String project = create("Project", "type", "project");
		String activity = create("Activity", "type", "activity", "parentId", project);
		String first = create("First", "parentId", activity);
		String second = create("Second", "parentId", activity);
		create("Third", "parentId", project);
		this.client.patch("/api/work-items/" + second, Map.of("progress", 51));
		assertThat(get(activity).get("progress").intValue()).isEqualTo(25);
		assertThat(get(project).get("progress").intValue()).isEqualTo(12);
		this.client.patch("/api/work-items/" + first, Map.of("status", "cancelled"));
		assertThat(get(activity).get("progress").intValue()).isEqualTo(51);
		this.client.patch("/api/work-items/" + second, Map.of("parentId", project));
		assertThat(get(project).get("progress").intValue()).as("activity 0 without counted children, 51 and 0")
			.isEqualTo(17);
	}

	@Test
	void concurrentCompletionOfAllChildrenCompletesTheParent() throws Exception {
		String task = create("Task");
		List<String> children = IntStream.range(0, 6)
			.mapToObj((i) -> create("Child " + i, "type", "subtask", "parentId", task))
			.toList();
		List<Integer> statuses = concurrently(6,
				(i) -> this.office.signIn(this.ann)
					.patch("/api/work-items/" + children.get(i), Map.of("status", "completed"))
					.status());
		assertThat(statuses).containsOnly(200);
		assertThat(get(task).get("progress").intValue()).isEqualTo(100);
	}

	@Test
	void concurrentMovesNeverCreateACycle() throws Exception {
		for (int round = 0; round < 4; round++) {
			String one = create("One", "type", "sub_project");
			String other = create("Other", "type", "sub_project");
			List<Integer> statuses = concurrently(2,
					(i) -> this.office.signIn(this.ann)
						.patch("/api/work-items/" + ((i == 0) ? one : other),
								Map.of("parentId", (i == 0) ? other : one))
						.status());
			assertThat(statuses).containsExactlyInAnyOrder(200, 422);
		}
	}

	@Test
	void eachConcurrentChangeIncrementsTheScopeVersion() throws Exception {
		long before = version(this.ann);
		List<Integer> statuses = concurrently(8, (i) -> {
			Client writer = this.office.signIn(this.ann);
			IntStream.range(0, 10).forEach((n) -> writer.create(Map.of("type", "task", "title", i + "-" + n)));
			return 200;
		});
		assertThat(statuses).hasSize(8);
		assertThat(version(this.ann)).isEqualTo(before + 80);
		assertThat(total("")).isEqualTo(80);
	}

	@Test
	void hierarchyRulesApplyToCreateMoveAndTypeChange() {
		String project = create("Project", "type", "project");
		refused(Map.of("type", "project", "title", "x", "parentId", project), "type");
		String deepest = create("Task", "parentId", project);
		for (int depth = 2; depth <= 5; depth++) {
			deepest = create("Subtask " + depth, "type", "subtask", "parentId", deepest);
		}
		refused(Map.of("type", "subtask", "title", "x", "parentId", deepest), "type");
		String subProject = create("Sub-project", "type", "sub_project", "parentId", project);
		String below = create("Below", "type", "sub_project", "parentId", subProject);
		assertThat(this.client.patch("/api/work-items/" + subProject, Map.of("parentId", below)).status())
			.isEqualTo(422);
		assertThat(this.client.patch("/api/work-items/" + subProject, Map.of("parentId", subProject)).status())
			.isEqualTo(422);
		Response breaksChild = this.client.patch("/api/work-items/" + subProject, Map.of("type", "task"));
		assertThat(breaksChild.status()).isEqualTo(422);
		assertThat(breaksChild.json().at("/errors/0/field").stringValue()).isEqualTo("type");
		assertThat(get(subProject).get("type").stringValue()).isEqualTo("sub_project");
	}

	@Test
	void deleteOfParentWithoutChoiceReturns409() {
		String project = create("Project", "type", "project");
		String task = create("Task", "parentId", project);
		create("Subtask", "type", "subtask", "parentId", task);
		Response undecided = this.client.delete("/api/work-items/" + project);
		assertThat(undecided.status()).isEqualTo(409);
		assertThat(undecided.json().get("children").intValue()).isEqualTo(2);
		assertThat(undecided.json().get("detail").stringValue()).contains("2");
		assertThat(this.client.delete("/api/work-items/" + project + "?children=perhaps").status()).isEqualTo(400);
		assertThat(get(project)).isNotNull();
	}

	@Test
	void deleteWithReparentMovesChildrenToGrandparent() {
		String project = create("Project", "type", "project");
		String task = create("Task", "parentId", project);
		String subtask = create("Subtask", "type", "subtask", "parentId", task);
		assertThat(this.client.delete("/api/work-items/" + task + "?children=reparent").status()).isEqualTo(204);
		assertThat(get(subtask).get("parentId").stringValue()).isEqualTo(project);
		assertThat(this.client.get("/api/work-items/" + task).status()).isEqualTo(404);
	}

	@Test
	void restoreIncludesDescendantsOfTheSameDeletion() {
		String project = create("Project", "type", "project");
		String task = create("Task", "parentId", project);
		String subtask = create("Subtask", "type", "subtask", "parentId", task);
		assertThat(this.client.delete("/api/work-items/" + project + "?children=delete").status()).isEqualTo(204);
		assertThat(this.client.get("/api/work-items/" + subtask).status()).isEqualTo(404);
		Response restored = this.client.post("/api/work-items/" + project + "/restore", null);
		assertThat(restored.status()).isEqualTo(200);
		assertThat(restored.json().get("id").stringValue()).isEqualTo(project);
		assertThat(get(task).get("parentId").stringValue()).isEqualTo(project);
		assertThat(get(subtask).get("parentId").stringValue()).isEqualTo(task);
	}

	@Test
	void restoreRespectsTheDepthLimit() {
		String project = create("Project", "type", "project");
		String task = create("Task", "parentId", project);
		String upper = create("Upper", "type", "subtask", "parentId", task);
		String lower = create("Lower", "type", "subtask", "parentId", upper);
		this.client.delete("/api/work-items/" + upper + "?children=delete");
		String deep = project;
		for (int i = 0; i < 3; i++) {
			deep = create("Sub-project", "type", "sub_project", "parentId", deep);
		}
		assertThat(this.client.patch("/api/work-items/" + task, Map.of("parentId", deep)).status()).isEqualTo(200);
		Response restored = this.client.post("/api/work-items/" + upper + "/restore", null);
		assertThat(restored.status()).isEqualTo(200);
		assertThat(restored.json().get("parentId").stringValue()).isEqualTo(deep);
		assertThat(this.client.get("/api/work-items/" + lower).json().get("parentId").stringValue()).isEqualTo(upper);
	}

	@Test
	void listIsFilteredSortedAndPaged() {
		String project = create("Plan", "type", "project", "startDate", "2025-10-01");
		create("B task", "parentId", project, "startDate", "2025-10-20", "priority", "low");
		create("A task", "parentId", project, "startDate", "2025-11-20", "priority", "critical");
		create("Undated");
		assertThat(titles("")).containsExactly("Plan", "B task", "A task", "Undated");
		assertThat(titles("?sort=title,desc")).containsExactly("Undated", "Plan", "B task", "A task");
		assertThat(titles("?sort=priority,desc&type=task")).containsExactly("A task", "Undated", "B task");
		assertThat(titles("?parent=" + project)).containsExactly("B task", "A task");
		assertThat(titles("?start=2025-10-01&end=2025-11-01")).containsExactly("Plan", "B task");
		assertThat(titles("?start=2025-11-01")).containsExactly("A task");
		assertThat(titles("?size=2&page=1")).containsExactly("A task", "Undated");
		JsonNode page = this.client.get("/api/work-items?size=3").json().get("page");
		assertThat(page.toString()).isEqualTo("{\"number\":0,\"size\":3,\"totalItems\":4,\"totalPages\":2}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sort=nonsense", "sort=title,sideways", "page=-1", "size=0", "size=201", "size=x",
			"page=x", "start=yesterday", "parent=1", "type=meal", "team=1", "sort=title&sort=status" })
	void invalidListParameterIsRejectedWithItsName(String query) {
		Response answer = this.client.get("/api/work-items?" + query);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(query.split("=")[0]);
		assertThat(this.client.get("/work-items?" + query).status()).isEqualTo(400);
	}

	@Test
	void changesRequireCsrfTokenAndSession() {
		String id = create("Item");
		this.client.forgetToken();
		assertThat(this.client.delete("/api/work-items/" + id).status()).isEqualTo(403);
		assertThat(this.client.post("/api/work-items", Map.of("type", "task", "title", "x")).status()).isEqualTo(403);
		assertThat(this.client.delete("/work-items/" + id).status()).isEqualTo(403);
		assertThat(total("")).isOne();
		Client nobody = this.office.stranger();
		for (String method : List.of("GET", "POST", "PATCH", "DELETE", "PUT")) {
			Response answer = nobody.send(method, "/api/work-items/" + id, null);
			assertThat(answer.status()).as(method).isEqualTo(401);
			assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		}
		assertThat(nobody.get("/work-items/" + id).status()).isEqualTo(302);
		assertThat(nobody.get("/work-items/" + id).header("Location")).endsWith("/login");
	}

	private void refused(Map<String, ?> item, String field) {
		Response answer = this.client.post("/api/work-items", item);
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
	}

	@Test
	void listCanBeFilteredByScheduledAndEditable() {
		create("Undated");
		create("Dated", "startDate", "2025-10-15");
		create("Due", "dueDate", "2025-10-15");
		assertThat(titles("?scheduled=false")).containsExactly("Undated");
		assertThat(titles("?scheduled=true")).containsExactlyInAnyOrder("Dated", "Due");
		assertThat(total("?scheduled=false&status=completed")).isZero();
		Response refused = this.client.get("/api/work-items?scheduled=perhaps&editable=");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly("scheduled", "editable");
		assertThat(this.client.get("/work-items?scheduled=false").body()).contains("Undated").doesNotContain("Dated<");
		String team = this.client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		this.client.put("/api/teams/" + team + "/members/" + this.bob.id(), Map.of("role", "viewer"));
		create("Seen", "teamId", team);
		create("Worked on", "teamId", team, "assigneeIds", List.of(this.bob.id().toString()));
		assertThat(this.assignee.get("/api/work-items?editable=true").json().at("/page/totalItems").intValue())
			.isEqualTo(1);
		assertThat(this.assignee.get("/api/work-items?editable=false").json().at("/items/0/title").stringValue())
			.isEqualTo("Seen");
	}

	@Test
	void shiftOfChildrenMovesAllDatedDescendantsAndIsUndoneAsOneChange() {
		String project = create("Project", "type", "project", "startDate", "2026-03-20");
		String task = create("Task", "parentId", project, "startDate", "2026-03-27", "dueDate", "2026-03-28",
				"startTime", "09:00:00", "endTime", "10:30:00", "timeZone", "Europe/Berlin");
		String subtask = create("Subtask", "type", "subtask", "parentId", task, "dueDate", "2025-12-30");
		String undated = create("Undated", "parentId", project);
		String trashed = create("Trashed", "parentId", project, "startDate", "2026-03-27");
		this.client.delete("/api/work-items/" + trashed);
		String shift = "/api/work-items/" + project + "/shift-children";
		assertThat(this.client.get(shift).json().get("items").intValue()).isEqualTo(2);
		Response shifted = this.client.post(shift, Map.of("days", 3));
		assertThat(shifted.status()).as(shifted.body()).isEqualTo(200);
		assertThat(shifted.json().get("changed").intValue()).isEqualTo(2);
		assertThat(get(task).get("startDate").stringValue()).isEqualTo("2026-03-30");
		assertThat(get(task).get("dueDate").stringValue()).isEqualTo("2026-03-31");
		assertThat(get(task).get("startTime").stringValue()).isEqualTo("09:00:00");
		assertThat(get(subtask).get("dueDate").stringValue()).isEqualTo("2026-01-02");
		assertThat(get(subtask).get("startDate").isNull()).isTrue();
		assertThat(get(project).get("version").intValue()).isOne();
		assertThat(get(undated).get("version").intValue()).isOne();
		JsonNode last = this.client.get("/api/work-items/" + task + "/history").json();
		assertThat(last.toString()).contains("work_item.children_shifted");
		Response undone = this.client.post("/api/changes/" + shifted.header("X-Change-Id") + "/undo", null);
		assertThat(undone.status()).as(undone.body()).isEqualTo(200);
		assertThat(undone.json().get("count").intValue()).isEqualTo(2);
		assertThat(get(task).get("startDate").stringValue()).isEqualTo("2026-03-27");
		assertThat(get(subtask).get("dueDate").stringValue()).isEqualTo("2025-12-30");
		create("Far", "parentId", project, "startDate", "2999-12-30");
		Response refused = this.client.post(shift, Map.of("days", 2));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("startDate");
		assertThat(get(task).get("startDate").stringValue()).isEqualTo("2026-03-27");
	}

	@Test
	void movesOfAnItemAndItsChildrenAreUndoneTogether() {
		String project = create("Project", "type", "project", "startDate", "2026-03-20");
		String task = create("Task", "parentId", project, "startDate", "2026-03-27");
		String item = "/api/work-items/" + project;
		Response first = this.client.patch(item, Map.of("startDate", "2026-03-21"));
		Response second = this.client.patch(item, Map.of("startDate", "2026-03-23"));
		Response shifted = this.client.post(item + "/shift-children",
				Map.of("days", 3, "changeIds", List.of(first.header("X-Change-Id"), second.header("X-Change-Id"))));
		assertThat(shifted.json().get("changed").intValue()).isOne();
		JsonNode latest = this.client.get("/api/changes").json().get(0);
		assertThat(latest.get("title").stringValue()).isEqualTo("Project");
		assertThat(latest.get("count").intValue()).isEqualTo(2);
		Response undone = this.client.post("/api/changes/undo", null);
		assertThat(undone.json().get("message").stringValue()).isEqualTo("Undid the changes to 2 items.");
		assertThat(get(project).get("startDate").stringValue()).isEqualTo("2026-03-20");
		assertThat(get(task).get("startDate").stringValue()).isEqualTo("2026-03-27");
		this.client.post("/api/changes/redo", null);
		assertThat(get(project).get("startDate").stringValue()).isEqualTo("2026-03-23");
		assertThat(get(task).get("startDate").stringValue()).isEqualTo("2026-03-30");
		Response changes = this.client.get(item + "/history");
		assertThat(changes.json().findValuesAsString("action")).contains("work_item.children_shifted");
	}

	@Test
	void moveThatWasUndoneOrMadeByOthersStaysSeparate() {
		String project = create("Project", "type", "project", "startDate", "2026-03-20");
		create("Task", "parentId", project, "startDate", "2026-03-27");
		String item = "/api/work-items/" + project;
		String undone = this.client.patch(item, Map.of("startDate", "2026-03-21")).header("X-Change-Id");
		this.client.post("/api/changes/" + undone + "/undo", null);
		String foreign = this.assignee
			.post("/api/work-items", Map.of("type", "task", "title", "Other", "startDate", "2026-03-20"))
			.header("X-Change-Id");
		this.client.post(item + "/shift-children", Map.of("days", 3, "changeIds", List.of(undone, foreign)));
		assertThat(this.client.get("/api/changes").json().get(0).get("count").intValue()).isOne();
		assertThat(this.assignee.post("/api/changes/" + foreign + "/undo", null).status()).isEqualTo(200);
		Response refused = this.client.post(item + "/shift-children", Map.of("days", 3, "changeIds", "x"));
		assertThat(refused.status()).isEqualTo(400);
	}

	@Test
	void shiftOfChildrenRequiresManagePermissionAndValidDays() {
		String project = create("Project", "type", "project", "assigneeIds", List.of(this.bob.id().toString()));
		String task = create("Task", "parentId", project, "startDate", "2026-03-27");
		String shift = "/api/work-items/" + project + "/shift-children";
		assertThat(this.assignee.get(shift).json().get("items").intValue()).isZero();
		assertThat(this.assignee.post(shift, Map.of("days", 3)).status()).isEqualTo(403);
		assertThat(this.stranger.get(shift).status()).isEqualTo(404);
		assertThat(this.stranger.post(shift, Map.of("days", 3)).status()).isEqualTo(404);
		for (Object days : List.of(0, 3651, -3651, "3", 1.5)) {
			Response refused = this.client.post(shift, Map.of("days", days));
			assertThat(refused.status()).as("%s", days).isEqualTo(400);
			assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("days");
		}
		assertThat(this.client.post(shift, Map.of("nonsense", 3)).status()).isEqualTo(400);
		assertThat(get(task).get("version").intValue()).isOne();
	}

	private List<Integer> concurrently(int threads, IntFunction<Integer> work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CyclicBarrier barrier = new CyclicBarrier(threads);
		try {
			List<Future<Integer>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int number = i;
				running.add(executor.submit(() -> {
					barrier.await();
					return work.apply(number);
				}));
			}
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> future : running) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private long version(Viewer person) {
		Long version = this.jdbc.queryForObject("select version from scope_version where scope = ?", Long.class,
				"user:" + person.id());
		return version;
	}

	@Test
	void derivedChangesAreReturnedDespiteMatchingIfNoneMatch() {
		String project = create("Project", "type", "project", "autoProgress", true);
		String task = create("Task", "parentId", project);
		String subtask = create("Subtask", "type", "subtask", "parentId", task);
		for (String id : List.of(project, subtask)) {
			assertThat(this.client.get("/api/work-items/" + id).header("ETag")).isEqualTo("\"1\"");
		}
		this.client.patch("/api/work-items/" + task, Map.of("status", "completed"));
		Response progressed = this.client.get("/api/work-items/" + project, "If-None-Match", "\"1\"");
		assertThat(progressed.json().get("progress").intValue()).isEqualTo(100);
		String team = this.client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		this.client.patch("/api/work-items/" + project, Map.of("teamId", team));
		Response moved = this.client.get("/api/work-items/" + subtask, "If-None-Match", "\"1\"");
		assertThat(moved.json().get("teamId").stringValue()).isEqualTo(team);
	}

	@Test
	void unsupportedAcceptHeaderDoesNotRejectAChange() {
		for (String accept : List.of("application/xml", "text/html", "text/csv")) {
			Response created = this.client.post("/api/work-items", Map.of("type", "task", "title", "Task"), "Accept",
					accept);
			assertThat(created.status()).as(accept).isEqualTo(201);
			String id = created.json().get("id").stringValue();
			assertThat(this.client
				.patch("/api/work-items/" + id + "/settings", Map.of("labels", List.of("a")), "Accept", accept)
				.status()).as(accept).isEqualTo(200);
			assertThat(this.client
				.post("/api/work-items/import", "type,title\ntask,Row", "Content-Type", "text/csv", "Accept", accept)
				.status()).as(accept).isEqualTo(200);
		}
		assertThat(this.client.get("/api/work-items", "Accept", "application/xml").status()).isEqualTo(406);
	}

	@Test
	void freeBusyRevealsCountsButNoItems() {
		Viewer eve = this.office.person("Eve Evans");
		List<String> people = List.of(eve.id().toString());
		String plan = create("Secret plan", "startDate", "2025-10-15", "dueDate", "2025-10-20", "assigneeIds", people);
		create("Call", "startDate", "2025-10-20", "startTime", "23:30", "timeZone", "Europe/Berlin", "assigneeIds",
				people);
		create("Over", "startDate", "2025-10-15", "status", "completed", "assigneeIds", people);
		Viewer cid = this.office.person("Cid Cole");
		Client colleague = this.office.signIn(cid);
		assertThat(colleague.get("/api/free-busy?start=2025-10-20").body()).contains(cid.id().toString())
			.doesNotContain(eve.id().toString());
		String team = colleague.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		colleague.put("/api/teams/" + team + "/members/" + eve.id(), Map.of("role", "viewer"));
		this.office.signIn(eve).post("/api/teams/" + team + "/accept", null);
		assertThat(load(colleague, eve, "start=2025-10-20")).isEqualTo(2);
		assertThat(load(colleague, eve, "start=2025-10-01&end=2025-10-15")).isEqualTo(1);
		assertThat(load(colleague, eve, "start=2025-10-21")).isZero();
		assertThat(load(colleague, eve, "start=2025-10-20&except=" + plan))
			.as("excluded item is invisible to the caller")
			.isEqualTo(2);
		colleague.put("/api/teams/" + team + "/members/" + this.ann.id(), Map.of("role", "viewer"));
		this.client.post("/api/teams/" + team + "/accept", null);
		assertThat(load(this.client, eve, "start=2025-10-20&except=" + plan)).isEqualTo(1);
		assertThat(colleague.get("/api/free-busy?start=2025-10-20").body()).doesNotContain("Secret", plan);
		assertThat(colleague.get("/api/free-busy").json().at("/errors/0/field").stringValue()).isEqualTo("start");
		assertThat(colleague.get("/api/free-busy?start=2025-02-30").status()).isEqualTo(400);
		assertThat(colleague.get("/api/free-busy?start=%2B999999999-12-31").status()).isEqualTo(400);
		assertThat(colleague.get("/api/free-busy?start=2025-10-20&end=2025-10-19")
			.json()
			.at("/errors/0/field")
			.stringValue()).isEqualTo("end");
		assertThat(colleague.get("/api/free-busy?start=2025-10-20&end=2027-10-19").status()).isEqualTo(400);
	}

	private static int load(Client client, Viewer person, String query) {
		return client.get("/api/free-busy?" + query)
			.json()
			.valueStream()
			.filter((load) -> load.get("id").stringValue().equals(person.id().toString()))
			.mapToInt((load) -> load.get("items").intValue())
			.sum();
	}

	private String create(String title, Object... members) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("type", "task");
		item.put("title", title);
		for (int i = 0; i < members.length; i += 2) {
			item.put(String.valueOf(members[i]), members[i + 1]);
		}
		return this.client.create(item);
	}

	private JsonNode get(String id) {
		Response answer = this.client.get("/api/work-items/" + id);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json();
	}

	private long total(String query) {
		return this.client.get("/api/work-items" + query).json().at("/page/totalItems").longValue();
	}

	private List<String> titles(String query) {
		Response answer = this.client.get("/api/work-items" + query);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json().get("items").valueStream().map((item) -> item.get("title").stringValue()).toList();
	}

}
