package dev.kalends.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Node;
import dev.kalends.support.QuickPasswords;
import dev.kalends.team.TeamRole;

/**
 * Data for starting the application repeatedly: signed-in people, teams and items. The
 * administrator is a member of all teams.
 */
final class Installation {

	/**
	 * The window that the calendar requests for October 2025.
	 */
	static final String SIX_WEEKS = "start=2025-09-28&end=2025-11-09";

	static final String MONTH = "start=2025-10-01&end=2025-11-01";

	private static final String PASSWORD = "correct horse";

	private final Path folder;

	private final List<String> database;

	Installation(Path folder, String... database) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.database = List.of(database);
	}

	/**
	 * Returns a copy of an embedded database.
	 */
	Installation copy(String name) throws IOException {
		Installation copy = new Installation(this.folder.resolveSibling(name));
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".db")).toList()) {
				Files.copy(file, copy.folder.resolve(file.getFileName()));
			}
		}
		return copy;
	}

	/**
	 * Connects to the database. The application must not be running.
	 */
	Connection connect() throws SQLException {
		Map<String, String> properties = this.database.stream()
			.map((property) -> property.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		String url = properties.get("spring.datasource.url");
		return (url != null)
				? DriverManager.getConnection(url, properties.get("spring.datasource.username"),
						properties.get("spring.datasource.password"))
				: DriverManager.getConnection("jdbc:h2:file:" + this.folder.resolve("kalends"), "kalends", "");
	}

	/**
	 * Starts the application from the classes of this build.
	 * @param sources names of additional configuration classes
	 */
	Node start(Set<String> sources, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		if (!sources.isEmpty()) {
			all.add("spring.main.sources=" + String.join(",", sources));
		}
		return startAs(Node.classes(), all);
	}

	/**
	 * Starts the packaged application.
	 */
	Node start(Delivery delivery, String... properties) {
		return startAs(delivery.application(), List.of(properties));
	}

	private Node startAs(List<String> application, List<String> properties) {
		List<String> all = new ArrayList<>(this.database);
		all.addAll(properties);
		return Node.startAs(application, this.folder, all.toArray(String[]::new));
	}

	/**
	 * Starts the application for creating data, with cheap password hashing.
	 */
	Node startForDataCreation() {
		return start(Set.of(QuickPasswords.class.getName()));
	}

	/**
	 * Creates the person {@code ann} in a team with items.
	 * @param events number of events in October 2025
	 */
	Client createPlan(int events) {
		try (Node node = startForDataCreation()) {
			Client admin = node.admin();
			Client ann = person(node, admin, "ann");
			String team = team(admin, "One");
			join(admin, team, ann, TeamRole.EDITOR);
			plan(ann, "One", events);
			return ann;
		}
	}

	/**
	 * Creates a person and signs in.
	 */
	static Client person(Node node, Client admin, String username) {
		Response created = admin.post("/api/users", Map.of("username", username, "displayName", "Person " + username,
				"password", PASSWORD, "role", "user", "timeZone", "Europe/Berlin"));
		require(created, 201);
		return node.stranger().signIn(username, PASSWORD);
	}

	static String team(Client admin, String name) {
		return require(admin.post("/api/teams", Map.of("name", name)), 201).json().get("id").stringValue();
	}

	static void join(Client admin, String teamId, Client person, TeamRole role) {
		String personId = person.get("/api/me").json().get("id").stringValue();
		require(admin.put("/api/teams/" + teamId + "/members/" + personId, Map.of("role", role.code())), 204);
	}

	/**
	 * Creates all-day tasks spread over October 2025.
	 */
	static void plan(Client editor, String team, int events) {
		StringBuilder plan = new StringBuilder("type,title,start_date,due_date,team\n");
		for (int i = 0; i < events; i++) {
			int day = 1 + i % 28;
			plan.append("task,Step %d of %s,2025-10-%02d,2025-10-%02d,%s\n".formatted(i, team, day, day + i % 3, team));
		}
		require(editor.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv"), 200);
	}

	static Response require(Response response, int status) {
		if (response.status() != status) {
			throw new IllegalStateException(response.status() + " " + response.body());
		}
		return response;
	}

}
