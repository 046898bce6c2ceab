package dev.kalends.upgrade;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Starts this version on a database of version 0.1.0 (commit {@code 8c72811}) and
 * compares what people see with what that version showed them. The dumps were made with
 * these steps, after {@code test-compile} of this checkout, whose class path is
 * {@code $CP}:
 *
 * <pre>
 * git worktree add ../earlier 8c72811
 * (cd ../earlier &amp;&amp; ./mvnw -DskipTests package)
 * java -jar ../earlier/target/kalends.jar --kalends.data-dir=target/earlier \
 *     --kalends.admin.username=ann "--kalends.admin.password=correct horse" &amp;
 * java -cp target/test-classes:target/classes:$CP \
 *     dev.kalends.upgrade.EarlierVersionContent http://localhost:8080 \
 *     src/test/resources/upgrade/h2.json
 * kill %1; wait
 * java -cp $CP org.h2.tools.Script -url "jdbc:h2:file:$PWD/target/earlier/kalends" \
 *     -user kalends -script src/test/resources/upgrade/h2.sql
 * sed -i -e 's/ *$//' -e '/^-- /d' src/test/resources/upgrade/h2.sql
 * </pre>
 *
 * For PostgreSQL the same with {@code --spring.profiles.active=postgres} and {@code
 * spring.datasource.*}, and at the end {@code pg_dump --inserts --no-owner
 * --no-privileges} without comments, empty lines and the lines that begin with a
 * backslash, which only {@code psql} understands.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "kalends.shutdown.drain=0s")
@ContextConfiguration(initializers = EarlierDatabase.H2Dump.class)
@Import(UpgradeIntegrationTests.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeIntegrationTests {

	private static final String ITEMS = "/api/work-items";

	private static final Map<String, String> RENAMED = Map.of("deed", "change_set");

	private final Map<String, Client> people = new LinkedHashMap<>();

	private final Set<String> parents = new HashSet<>();

	private final List<String> differences = new ArrayList<>();

	private final Map<String, Integer> rows = new HashMap<>();

	@Autowired
	private EarlierDatabase earlier;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	/**
	 * Collects what this version shows before the tests change anything.
	 */
	@BeforeAll
	void readEverything() {
		this.parents
			.addAll(this.jdbc.queryForList("select distinct cast(parent_id as varchar) from work_item", String.class));
		this.earlier.rows().forEach((table, count) -> {
			this.rows.put(table, EarlierDatabase.count(this.jdbc, RENAMED.getOrDefault(table, table)));
		});
		for (String person : List.of("ann", "bob", "cem")) {
			Client client = new Client("http://localhost:" + this.port).signIn(person, EarlierVersionContent.PASSWORD);
			this.people.put(person, client);
			for (Map.Entry<String, JsonNode> recorded : recorded(person).properties()) {
				Response response = client.get(recorded.getKey());
				assertThat(response.status()).as(recorded.getKey()).isEqualTo(200);
				compare(person + " " + recorded.getKey(), "", recorded.getValue(), response.json());
			}
		}
	}

	@Test
	void responsesHaveAllMembersOfTheEarlierResponses() {
		assertThat(recorded("ann").size()).isGreaterThan(50);
		assertThat(this.differences).isEmpty();
	}

	/**
	 * Migrations add rows to the table of Flyway only.
	 */
	@Test
	void everyRowIsKept() {
		Map<String, Integer> expected = new HashMap<>(this.earlier.rows());
		assertThat(this.rows.remove("flyway_schema_history")).isGreaterThan(expected.remove("flyway_schema_history"));
		assertThat(expected).containsKeys("deed", "item_change", "note", "saved_view", "location", "change_log");
		assertThat(this.rows).containsAllEntriesOf(expected);
	}

	@Test
	void sessionsStayValid() {
		Client stranger = new Client("http://localhost:" + this.port);
		for (String person : this.people.keySet()) {
			String cookie = "SESSION=" + this.earlier.responses().get(person).get("cookie").stringValue();
			assertThat(stranger.get("/api/me", "Cookie", cookie).json().get("username").stringValue())
				.isEqualTo(person);
			assertThat(stranger.get("/calendar", "Cookie", cookie).status()).isIn(200, 302);
		}
	}

	@Test
	void changesOfTheEarlierVersionCanBeUndone() {
		Client ann = person("ann");
		undo(ann, "work_item.deleted", "Draft");
		assertThat(item(ann, "Draft").get("priority").stringValue()).isEqualTo("urgent");
		undo(ann, "work_item.bulk_edited", "Draft");
		assertThat(item(ann, "Draft").get("priority").stringValue()).isEqualTo("medium");
	}

	@Test
	void changesOfPeopleCanBeUndone() {
		Client ann = person("ann");
		assertThat(item(ann, "Garden").get("assigneeIds").isEmpty()).isTrue();
		undo(ann, "work_item.edited", "Garden");
		assertThat(item(ann, "Garden").get("assigneeIds").size()).isEqualTo(1);
		assertThat(item(ann, "Garden").get("assigneeLabels").get(0).stringValue()).isEqualTo("Gardener");
	}

	@Test
	void undoOfTheEarlierVersionCanBeRedone() {
		Client bob = person("bob");
		assertThat(item(bob, "Launch").get("dueDate").stringValue()).isEqualTo("2026-12-01");
		assertThat(bob.post("/api/changes/redo", null).status()).isEqualTo(200);
		assertThat(item(bob, "Launch day").get("dueDate").stringValue()).isEqualTo("2026-12-02");
	}

	@Test
	void trashOfTheEarlierVersionCanBeRestored() {
		Client ann = person("ann");
		String campaign = titled(ann.get("/api/trash").json().get("items"), "Campaign").get("id").stringValue();
		assertThat(item(ann, "Posters").get("parentId").isNull()).isTrue();
		assertThat(ann.post(ITEMS + "/" + campaign + "/restore", null).status()).isEqualTo(200);
		assertThat(item(ann, "Posters").get("parentId").stringValue()).isEqualTo(campaign);
		assertThat(item(ann, "Leaflets").get("parentId").stringValue()).isEqualTo(campaign);
	}

	@Test
	void pagesShowTheData() {
		Client ann = person("ann");
		String frames = item(ann, "Wireframes").get("id").stringValue();
		assertThat(ann.get("/work-items/" + frames).body()).contains("Wireframes", "Paper is in the attic",
				"Printer &amp; Co");
		assertThat(ann.get("/work-items/" + frames + "/history").body()).contains("Cem Cakir");
		assertThat(ann.get("/work-items").body()).contains("Website", "Garden");
		assertThat(ann.get("/trash").body()).contains("Projector");
		assertThat(ann.get("/calendar?view=month&date=2026-11-01").status()).isEqualTo(200);
		assertThat(ann.get("/settings").body()).contains("Tell everyone");
		assertThat(ann.get("/teams").body()).contains("Studio");
		assertThat(ann.get("/admin/dashboard").status()).isEqualTo(200);
	}

	private Client person(String name) {
		Client client = this.people.get(name);
		assertThat(client).isNotNull();
		return client;
	}

	private JsonNode recorded(String person) {
		return this.earlier.responses().get(person).get("responses");
	}

	private static void undo(Client client, String action, String title) {
		for (JsonNode change : client.get("/api/changes").json()) {
			if (change.get("action").stringValue().equals(action) && change.get("title").stringValue().equals(title)) {
				Response undone = client.post("/api/changes/" + change.get("id").stringValue() + "/undo", null);
				assertThat(undone.status()).as(undone.body()).isEqualTo(200);
				return;
			}
		}
		fail(action + " of " + title + " is not offered");
	}

	private static JsonNode item(Client client, String title) {
		return titled(client.get(ITEMS + "?size=200").json().get("items"), title);
	}

	private static JsonNode titled(JsonNode resources, String title) {
		return resources.valueStream()
			.filter((resource) -> resource.get("title").stringValue().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(title + " is missing"));
	}

	/**
	 * Returns the id of an object. The id of an event contains the id of its item.
	 */
	private static String idOf(JsonNode object, String containing) {
		return object.path("id").asString(containing).replace("work-item-", "");
	}

	/**
	 * Adds all values that differ to {@link #differences}. Later versions may add
	 * members. The progress of parents is not compared, because V22 recalculates it; see
	 * {@code ProgressMigrationTests}.
	 * @param id the id of the object that contains the value; empty outside of objects
	 */
	private void compare(String path, String id, JsonNode before, JsonNode after) {
		if (before.isObject() && after.isObject()) {
			String object = idOf(before, id);
			before.properties()
				.stream()
				.filter((member) -> !member.getKey().equals("progress") || !this.parents.contains(object))
				.forEach((member) -> compare(path + "." + member.getKey(), object, member.getValue(),
						after.path(member.getKey())));
		}
		else if (before.isArray() && after.isArray() && before.size() == after.size()) {
			for (int i = 0; i < before.size(); i++) {
				compare(path + "[" + i + "]", id, before.get(i), after.get(i));
			}
		}
		else if (!before.equals(after)) {
			this.differences.add(path + ": " + before + " became " + after);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		@Primary
		Clock earlierClock(EarlierDatabase database) {
			return database.clock();
		}

	}

}
