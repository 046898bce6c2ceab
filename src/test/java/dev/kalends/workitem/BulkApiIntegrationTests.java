package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bulk request changes all items or none.
 */
@KalendsTest
class BulkApiIntegrationTests {

	private static final String UNKNOWN = "0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d";

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Client ann;

	private Client bob;

	private List<String> items;

	@BeforeEach
	void createItemsInTwoTeams() {
		this.ann = this.office.signIn(this.office.person("Ann Ames"));
		Viewer bobPerson = this.office.person("Bob Brandt");
		this.bob = this.office.signIn(bobPerson);
		this.items = new ArrayList<>();
		for (String name : List.of("First", "Second")) {
			String team = this.ann.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
			this.ann.send("PUT", "/api/teams/" + team + "/members/" + bobPerson.id(),
					Map.of("role", name.equals("First") ? "editor" : "viewer"));
			for (int i = 0; i < 25; i++) {
				this.items.add(this.ann.create(
						Map.of("type", "task", "title", name + " " + i, "teamId", team, "startDate", "2025-10-15")));
			}
		}
	}

	@Test
	void bulkRequestChangesAllItems() {
		assertThat(bulk(this.ann, this.items, "patch", Map.of("priority", "urgent")).body())
			.isEqualTo("{\"changed\":50}");
		assertThat(bulk(this.ann, this.items, "patch", Map.of("priority", "urgent")).body())
			.isEqualTo("{\"changed\":0}");
		assertThat(this.ann.get("/api/work-items?priority=urgent").json().at("/page/totalItems").intValue())
			.isEqualTo(50);
		assertThat(bulk(this.ann, this.items, "delete", true).body()).isEqualTo("{\"changed\":50}");
		assertThat(this.ann.feed("2025-10-01", "2025-11-01", "").body()).isEqualTo("[]");
	}

	@Test
	void unknownIdInBulkChangesNothing() {
		List<String> ids = new ArrayList<>(this.items);
		ids.add(20, UNKNOWN);
		refused(this.ann, ids, "patch", Map.of("priority", "urgent"), 404, UNKNOWN);
		refused(this.ann, ids, "delete", true, 404, UNKNOWN);
	}

	@Test
	void forbiddenItemInBulkChangesNothing() {
		refused(this.bob, this.items, "patch", Map.of("priority", "urgent"), 403, this.items.get(25));
		refused(this.bob, this.items, "delete", true, 403, this.items.get(25));
	}

	@Test
	void invalidItemInBulkChangesNothing() {
		this.ann.patch("/api/work-items/" + this.items.get(7), Map.of("startDate", "2025-12-24"));
		refused(this.ann, this.items, "patch", Map.of("dueDate", "2025-11-01"), 422, this.items.get(7));
	}

	@Test
	void bulkDeleteOfParentRequiresChoiceUnlessChildrenAreIncluded() {
		String parent = this.items.get(30);
		String child = this.ann.create(Map.of("type", "subtask", "title", "Child", "parentId", parent));
		refused(this.ann, this.items, "delete", true, 409, parent);
		List<String> all = new ArrayList<>(this.items);
		all.add(child);
		assertThat(bulk(this.ann, all, "delete", true).body()).isEqualTo("{\"changed\":51}");
	}

	@Test
	void bulkDeleteWithReparentKeepsChildren() {
		String parent = this.items.get(30);
		String child = this.ann.create(Map.of("type", "subtask", "title", "Child", "parentId", parent));
		Map<String, Object> body = new LinkedHashMap<>(Map.of("ids", List.of(parent), "delete", true));
		body.put("children", "reparent");
		assertThat(this.ann.post("/api/work-items/bulk", body).status()).isEqualTo(200);
		assertThat(this.ann.get("/api/work-items/" + child).json().get("parentId").isNull()).isTrue();
	}

	@Test
	void malformedIdIsQuotedInTheError() {
		List<String> ids = new ArrayList<>(this.items);
		ids.add(20, "nonsense");
		Map<String, Long> before = versions();
		Response refused = bulk(this.ann, ids, "patch", Map.of("priority", "urgent"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("nonsense");
		assertThat(versions()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"ids\":[]}", "{\"ids\":[],\"delete\":true}", "{\"ids\":\"x\",\"delete\":true}",
			"{\"ids\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"]}",
			"{\"ids\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"],\"delete\":true,\"patch\":{}}",
			"{\"ids\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"],\"delete\":true,\"children\":\"eat\"}",
			"{\"ids\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"],\"patch\":{\"nonsense\":1}}",
			"{\"ids\":[\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"],\"patch\":{\"version\":1}}" })
	void invalidBulkRequestReturns400(String body) {
		assertThat(this.ann.post("/api/work-items/bulk", body, "Content-Type", "application/json").status())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			{"title": 1};              title
			{"progress": "x", "n": 1}; n progress
			[];                        patch
			"x";                       patch
			""")
	void errorsListExactlyTheInvalidMembersOfThePatch(String patch, String named) {
		Response refused = this.ann.post("/api/work-items/bulk",
				"{\"ids\": [\"%s\"], \"patch\": %s}".formatted(this.items.get(0), patch), "Content-Type",
				"application/json");
		assertThat(refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.containsExactly(named.split(" "));
	}

	private void refused(Client client, Collection<String> ids, String member, Object value, int status, String named) {
		Map<String, Long> before = versions();
		String items = this.ann.get("/api/work-items?size=200").body();
		Response refused = bulk(client, ids, member, value);
		assertThat(refused.status()).as(refused.body()).isEqualTo(status);
		assertThat(refused.json().get("id").stringValue()).isEqualTo(named);
		assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(versions()).isEqualTo(before);
		assertThat(this.ann.get("/api/work-items?size=200").body()).isEqualTo(items);
	}

	private static Response bulk(Client client, Collection<String> ids, String member, Object value) {
		return client.post("/api/work-items/bulk", Map.of("ids", ids, member, value));
	}

	private Map<String, Long> versions() {
		Map<String, Long> versions = new LinkedHashMap<>();
		this.jdbc.query("select scope, version from scope_version", (row) -> {
			versions.put(row.getString(1), row.getLong(2));
		});
		return versions;
	}

}
