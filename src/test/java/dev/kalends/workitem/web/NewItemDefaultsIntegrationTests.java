package dev.kalends.workitem.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new item starts with the values of the page's filters, so that the page shows it.
 */
@KalendsTest
class NewItemDefaultsIntegrationTests {

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void formStartsWithValuesOfFilter() {
		String team = team(this.client, "Studio");
		String location = this.client.post("/api/locations", Map.of("name", "Room of " + this.ann.id()))
			.json()
			.get("id")
			.stringValue();
		String form = form("?start=2025-10-15&end=2025-10-15&type=project&team=" + team + "&assignee=me&location="
				+ location + "&label=Zurich%2C%20west");
		assertThat(selected(form, "teamId")).isEqualTo(team);
		assertThat(selected(form, "locationId")).isEqualTo(location);
		assertThat(selected(form, "type")).isEqualTo("project");
		assertThat(form).containsPattern("value=\"" + this.ann.id() + "\"[^>]* checked")
			.containsPattern("name=\"label\"[^>]* value=\"Zurich, west\"")
			.doesNotContain("data-propose");
	}

	@Test
	void firstTeamOfFilterThatTheViewerMayEditIsProposed() {
		Client owner = this.office.signIn(this.office.person("Olga Ott"));
		String readOnly = team(owner, "Read-only");
		owner.put("/api/teams/" + readOnly + "/members/" + this.ann.id(), Map.of("role", "viewer"));
		String own = team(this.client, "Own");
		assertThat(selected(form("?team=" + readOnly + "," + own), "teamId")).isEqualTo(own);
		assertThat(form("?team=personal," + own)).doesNotContain("data-propose");
		assertThat(selected(form("?team=personal," + own), "teamId")).isEmpty();
	}

	@Test
	void pageProposesTeamWhereTheFilterNamesNone() {
		String own = team(this.client, "Own");
		String copied = this.client.create(Map.of("type", "task", "title", "Personal"));
		assertThat(form("")).contains("data-propose");
		assertThat(form("?team=not-a-team")).contains("data-propose");
		assertThat(form("?copy=" + copied)).doesNotContain("data-propose");
		assertThat(form("?parent=" + copied)).doesNotContain("data-propose");
		Response refused = this.client.postForm("/work-items",
				Map.of("type", "task", "title", "", "teamId", "", "label", "west"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).doesNotContain("data-propose").contains("value=\"west\"");
		assertThat(own).isNotEmpty();
	}

	@Test
	void createdItemHasTheLabel() {
		Response saved = this.client.postForm("/work-items",
				Map.of("type", "task", "title", "Labelled", "startDate", "2025-10-15", "label", "Zurich, west"));
		assertThat(saved.status()).isEqualTo(302);
		Response feed = this.client.feed("2025-10-01", "2025-11-01", "&label=Zurich%2C%20west");
		assertThat(feed.json().findValuesAsString("title")).containsExactly("Labelled");
		assertThat(this.client.get("/api/changes").json()).hasSize(1);
	}

	@Test
	void itemWithAnInvalidLabelIsNotCreated() {
		Response refused = this.client.postForm("/work-items",
				Map.of("type", "task", "title", "Refused", "label", "x".repeat(300)));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(this.client.get("/api/work-items").json().get("items")).isEmpty();
	}

	private String form(String query) {
		Response response = this.client.get("/work-items/new" + query);
		assertThat(response.status()).isEqualTo(200);
		return response.body();
	}

	private static String team(Client client, String name) {
		return client.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
	}

	private static String selected(String form, String field) {
		String select = Pattern.compile("(?s)<select[^>]* name=\"" + field + "\".*?</select>")
			.matcher(form)
			.results()
			.findFirst()
			.orElseThrow()
			.group();
		List<String> values = Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected")
			.matcher(select)
			.results()
			.map((option) -> option.group(1))
			.toList();
		return values.isEmpty() ? "" : values.get(0);
	}

}
