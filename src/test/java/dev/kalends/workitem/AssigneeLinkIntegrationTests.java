package dev.kalends.workitem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * External assignees are linked with people who have joined later.
 */
@KalendsTest
class AssigneeLinkIntegrationTests {

	@Autowired
	private Office office;

	private final String name = "Bo\u0308b " + UUID.randomUUID();

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	void allItemsAreLinkedAtOnceAndTheLinkCanBeUndone() {
		String first = create(List.of(this.name.toUpperCase(Locale.ROOT), "Lead"));
		String second = create(List.of(this.name));
		String other = create(List.of("Lead"));
		assertThat(offers(this.client)).doesNotContain("<form");
		Viewer bob = this.office.person(this.name.replace("o\u0308", "\u00f6"));
		assertThat(offers(this.client)).contains("2 items name", bob.username());
		assertThat(offers(this.office.signIn(this.office.person("Eve")))).doesNotContain("<form");
		assertThat(this.client.postForm("/work-items/assignee-links/" + bob.id(), Map.of()).status()).isEqualTo(302);
		assertThat(labels(first)).containsExactly("Lead");
		assertThat(labels(second)).isEmpty();
		assertThat(labels(other)).containsExactly("Lead");
		assertThat(assignees(first)).containsExactly(bob.id().toString());
		assertThat(this.office.signIn(bob).get("/api/work-items/" + second).status()).isEqualTo(200);
		assertThat(offers(this.client)).doesNotContain("<form");
		assertThat(this.client.post("/api/changes/undo", Map.of()).status()).isEqualTo(200);
		assertThat(labels(first)).containsExactly(this.name.toUpperCase(Locale.ROOT), "Lead");
		assertThat(labels(second)).containsExactly(this.name);
		assertThat(assignees(second)).isEmpty();
	}

	@Test
	void nameOfSeveralPeopleIsNotOffered() {
		create(List.of(this.name));
		Viewer one = this.office.person(this.name);
		this.office.person(this.name);
		assertThat(offers(this.client)).doesNotContain("<form");
		this.client.postForm("/work-items/assignee-links/" + one.id(), Map.of());
		assertThat(offers(this.client)).doesNotContain("<form");
	}

	@Test
	void onlyPeopleWhoMayManageTheItemsAreOfferedTheLink() {
		String team = this.client.post("/api/teams", Map.of("name", "Crew")).json().get("id").stringValue();
		Viewer reader = this.office.person("Rita Reader");
		this.client.put("/api/teams/" + team + "/members/" + reader.id(), Map.of("role", "viewer"));
		this.client
			.create(Map.of("type", "task", "title", "Paint", "teamId", team, "assigneeLabels", List.of(this.name)));
		Viewer bob = this.office.person(this.name);
		assertThat(offers(this.client)).contains("One item names");
		Client readers = this.office.signIn(reader);
		assertThat(offers(readers)).doesNotContain("<form");
		readers.postForm("/work-items/assignee-links/" + bob.id(), Map.of());
		assertThat(offers(this.client)).contains("One item names");
	}

	private String create(List<String> labels) {
		return this.client.create(Map.of("type", "task", "title", "Paint", "assigneeLabels", labels));
	}

	private static String offers(Client client) {
		return client.get("/work-items/assignee-links", "HX-Request", "true").body();
	}

	private List<String> labels(String id) {
		return texts(this.client.get("/api/work-items/" + id).json().get("assigneeLabels"));
	}

	private List<String> assignees(String id) {
		return texts(this.client.get("/api/work-items/" + id).json().get("assigneeIds"));
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::stringValue).toList();
	}

}
