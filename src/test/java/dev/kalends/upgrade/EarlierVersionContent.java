package dev.kalends.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an empty installation of the earlier version over HTTP, and records its responses
 * to each person. It is not part of the tests: {@link UpgradeIntegrationTests} says how
 * to run it.
 */
final class EarlierVersionContent {

	static final String PASSWORD = "correct horse";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ITEMS = "/api/work-items";

	private final ObjectNode recorded = JSON.createObjectNode();

	private final Client ann;

	private final Client bob;

	private final Client cem;

	private final String bobId;

	private final String cemId;

	private EarlierVersionContent(String address) {
		this.ann = new Client(address).signIn("ann", PASSWORD);
		this.bobId = person("bob", "Bob Binder");
		this.cemId = person("cem", "Cem Cakir");
		this.bob = new Client(address).signIn("bob", PASSWORD);
		this.cem = new Client(address).signIn("cem", PASSWORD);
	}

	/**
	 * Fills the installation.
	 * @param arguments the address without a trailing slash, and the file to write the
	 * responses to
	 */
	public static void main(String[] arguments) throws IOException {
		EarlierVersionContent content = new EarlierVersionContent(arguments[0]);
		content.fill();
		content.record();
		Files.writeString(Path.of(arguments[1]), content.lines());
	}

	private void fill() {
		String dan = person("dan", "Dan Dietz");
		patch(this.ann, "/api/users/" + this.bobId, Map.of("timeZone", "Europe/Berlin", "language", "de"));
		String team = id(post(this.ann, "/api/teams", Map.of("name", "Studio")));
		ok(this.ann.put("/api/teams/" + team + "/members/" + this.bobId, Map.of("role", "editor")));
		ok(this.ann.put("/api/teams/" + team + "/members/" + dan, Map.of("role", "viewer")));
		patch(this.ann, "/api/users/" + dan, Map.of("enabled", false));
		String hall = id(post(this.ann, "/api/locations", Map.of("name", "Hall", "address", "1 Main Street")));
		String attic = id(post(this.bob, "/api/locations", Map.of("name", "Attic")));
		settings(team);
		String project = tree(team, hall);
		personalItems(attic);
		removeLocation();
		views(team);
		trash(team);
		deleteTeam();
		undoAndRedo(project);
	}

	private String person(String username, String name) {
		return id(post(this.ann, "/api/users",
				Map.of("username", username, "displayName", name, "password", PASSWORD, "role", "user")));
	}

	private void settings(String team) {
		patch(this.ann, "/api/settings", Map.of("workingDays", List.of("monday", "tuesday", "wednesday", "thursday"),
				"holidays", "de-by", "checklist", List.of("Tell everyone"), "labels", List.of("company")));
		patch(this.ann, "/api/teams/" + team + "/settings", Map.of("color", "#aa3366", "timeZone", "Europe/Paris",
				"defaultAssignees", List.of(this.bobId), "labels", List.of("studio"), "reminders", List.of(60)));
	}

	/**
	 * Creates a project of the team with items on three levels below it.
	 */
	private String tree(String team, String hall) {
		String project = create(this.ann, "project", "Website", Map.of("teamId", team, "startDate", "2026-11-02",
				"dueDate", "2026-12-18", "description", "All *pages*, see https://example.org", "priority", "high"));
		String design = create(this.ann, "activity", "Design", Map.of("parentId", project, "startDate", "2026-11-03",
				"dueDate", "2026-11-20", "activityCategory", "program"));
		String frames = create(this.bob, "task", "Wireframes",
				Map.of("parentId", design, "startDate", "2026-11-04", "dueDate", "2026-11-06", "assigneeIds",
						List.of(this.bobId, this.cemId), "assigneeLabels", List.of("Printer & Co")));
		String header = create(this.bob, "subtask", "Header", Map.of("parentId", frames, "startDate", "2026-11-05",
				"dueDate", "2026-11-05", "startTime", "09:30", "endTime", "11:00", "timeZone", "America/New_York"));
		create(this.bob, "subtask", "Footer", Map.of("parentId", frames, "status", "completed"));
		create(this.ann, "task", "Handover", Map.of("parentId", design, "startDate", "2026-11-20", "dueDate",
				"2026-11-20", "startTime", "15:00", "endTime", "15:00", "locationId", hall, "color", "#224466"));
		patch(this.ann, ITEMS + "/" + project + "/settings", Map.of("labels", List.of("web"), "workingHours",
				Map.of("start", "09:00", "end", "17:00"), "checklist", List.of("Check the links")));
		patch(this.ann, ITEMS + "/" + design + "/settings", Map.of("inherit", false, "labels", List.of("ink")));
		post(this.bob, ITEMS + "/" + frames + "/checklist", Map.of("text", "Print them"));
		ok(this.bob.put(ITEMS + "/" + frames + "/checklist", Map.of("text", "Print them", "done", true)));
		post(this.ann, ITEMS + "/" + frames + "/notes", Map.of("text", "Use the wide grid"));
		post(this.cem, ITEMS + "/" + frames + "/notes", Map.of("text", "Paper is in the attic"));
		patch(this.bob, ITEMS + "/" + header, Map.of("progress", 40, "status", "in_progress"));
		patch(this.cem, ITEMS + "/" + frames, Map.of("status", "in_progress"));
		post(this.ann, ITEMS + "/" + project + "/shift-children", Map.of("days", 3));
		return project;
	}

	private void personalItems(String attic) {
		create(this.bob, "task", "Dentist", Map.of("startDate", "2026-11-12", "dueDate", "2026-11-12", "startTime",
				"08:00", "endTime", "09:00", "timeZone", "Europe/Berlin", "locationId", attic));
		create(this.bob, "task", "Someday", Map.of("calendarVisible", false, "priority", "low"));
		String plan = create(this.ann, "project", "Garden", Map.of("startDate", "2026-01-01", "dueDate", "2026-12-31"));
		patch(this.ann, ITEMS + "/" + plan,
				Map.of("assigneeIds", List.of(this.cemId), "assigneeLabels", List.of("Gardener")));
		patch(this.ann, ITEMS + "/" + plan, Map.of("assigneeIds", List.of(), "assigneeLabels", List.of()));
		create(this.ann, "sub_project", "Pond", Map.of("parentId", plan, "autoProgress", false, "progress", 75));
		ok(this.bob.send("POST", ITEMS + "/import",
				"type,title,start_date,due_date\ntask,Imported,2026-11-16,2026-11-17\n", "Content-Type", "text/csv"));
	}

	private void removeLocation() {
		String barn = id(post(this.ann, "/api/locations", Map.of("name", "Barn")));
		create(this.ann, "task", "Feed the hens",
				Map.of("startDate", "2026-11-10", "dueDate", "2026-11-10", "locationId", barn));
		ok(this.ann.delete("/api/locations/" + barn));
	}

	private void views(String team) {
		String mine = id(post(this.bob, "/api/views", Map.of("name", "My week", "query", "view=week&assignee=me")));
		post(this.bob, "/api/views", Map.of("name", "Ours", "query", "view=month&team=" + team, "teamId", team));
		ok(this.bob.put("/api/me/start-view", Map.of("id", mine)));
	}

	/**
	 * Leaves a deleted tree in the trash, of which one item was restored as a root and
	 * remembers its parent.
	 */
	private void trash(String team) {
		String campaign = create(this.ann, "project", "Campaign", Map.of("teamId", team));
		String posters = create(this.ann, "activity", "Posters",
				Map.of("parentId", campaign, "startDate", "2026-11-09", "dueDate", "2026-11-13"));
		create(this.ann, "activity", "Leaflets", Map.of("parentId", campaign));
		post(this.bob, ITEMS + "/" + posters + "/notes", Map.of("text", "A2 and A3"));
		ok(this.ann.delete(ITEMS + "/" + campaign + "?children=delete"));
		ok(this.ann.post(ITEMS + "/" + posters + "/restore", null));
	}

	private void deleteTeam() {
		String team = id(post(this.ann, "/api/teams", Map.of("name", "Cinema")));
		create(this.ann, "task", "Projector", Map.of("teamId", team));
		ok(this.ann.delete("/api/teams/" + team));
	}

	/**
	 * Ends with an undo by Bob, which can be redone, and a deletion by Ann, which can be
	 * undone.
	 */
	private void undoAndRedo(String project) {
		String launch = create(this.bob, "task", "Launch",
				Map.of("parentId", project, "startDate", "2026-12-01", "dueDate", "2026-12-01"));
		patch(this.bob, ITEMS + "/" + launch, Map.of("title", "Launch day", "dueDate", "2026-12-02"));
		post(this.bob, "/api/changes/undo", null);
		post(this.bob, "/api/changes/redo", null);
		post(this.bob, "/api/changes/undo", null);
		String draft = create(this.ann, "task", "Draft", Map.of("startDate", "2026-11-25", "dueDate", "2026-11-26"));
		post(this.ann, ITEMS + "/bulk", Map.of("ids", List.of(draft), "patch", Map.of("priority", "urgent")));
		ok(this.ann.delete(ITEMS + "/" + draft));
	}

	private void record() {
		record("ann", this.ann);
		record("bob", this.bob);
		record("cem", this.cem);
		this.recorded.put("recordedAt", Instant.now().toString());
	}

	private void record(String name, Client client) {
		List<String> paths = new ArrayList<>(
				List.of("/api/me", "/api/users", "/api/teams", "/api/locations", "/api/settings", "/api/views",
						"/api/trash", "/api/changes", "/api/holidays?start=2026-12-01&end=2027-02-01",
						"/api/free-busy?start=2026-11-01&end=2026-11-30", "/api/search?q=grid",
						ITEMS + "?size=200&sort=title", "/calendar/work-items/feed?start=2026-11-01&end=2027-01-01"));
		client.get("/api/teams").json().forEach((team) -> {
			paths.add("/api/teams/" + id(team));
			paths.add("/api/teams/" + id(team) + "/settings");
		});
		client.get(ITEMS + "?size=200&sort=title").json().get("items").forEach((item) -> {
			for (String part : List.of("notes", "history", "checklist", "settings")) {
				paths.add(ITEMS + "/" + id(item) + "/" + part);
			}
		});
		ObjectNode responses = JSON.createObjectNode();
		paths.forEach((path) -> responses.set(path, ok(client.get(path)).json()));
		ObjectNode person = JSON.createObjectNode().put("cookie", client.cookie("SESSION"));
		this.recorded.set(name, person.set("responses", responses));
	}

	/**
	 * Returns the recorded responses as JSON with one response on each line, so that a
	 * reader finds the one that a failed test names.
	 */
	private String lines() {
		return JSON.writeValueAsString(this.recorded)
			.replace(",\"/", ",\n\"/")
			.replace("},\"bob\"", "},\n\"bob\"")
			.replace("},\"cem\"", "},\n\"cem\"") + "\n";
	}

	private static String create(Client client, String type, String title, Map<String, ?> members) {
		ObjectNode item = JSON.valueToTree(members);
		return client.create(JSON.convertValue(item.put("type", type).put("title", title), Map.class));
	}

	private static JsonNode post(Client client, String path, @Nullable Object body) {
		return ok(client.post(path, body)).json();
	}

	private static void patch(Client client, String path, Map<String, ?> body) {
		ok(client.patch(path, body));
	}

	private static Response ok(Response response) {
		if (response.status() >= 300) {
			throw new IllegalStateException(response.answer().uri() + ": " + response.status() + " " + response.body());
		}
		return response;
	}

	private static String id(JsonNode resource) {
		return resource.get("id").stringValue();
	}

}
