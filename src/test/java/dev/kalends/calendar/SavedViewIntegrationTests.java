package dev.kalends.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Private and shared views, their permissions, and the start view of the calendar.
 */
@KalendsTest
class SavedViewIntegrationTests {

	@Autowired
	private Office office;

	private Viewer edPerson;

	private Viewer vicPerson;

	private Client manager;

	private Client editor;

	private Client viewer;

	private Client outsider;

	private String team;

	@BeforeEach
	void createTeam() {
		this.edPerson = this.office.person("Ed Editor");
		this.vicPerson = this.office.person("Vic Viewer");
		this.manager = this.office.signIn(this.office.person("May Manager"));
		this.editor = this.office.signIn(this.edPerson);
		this.viewer = this.office.signIn(this.vicPerson);
		this.outsider = this.office.signIn(this.office.person("Sue Stone"));
		this.team = this.manager.post("/api/teams", Map.of("name", "Crew")).json().get("id").stringValue();
		join(this.edPerson, "editor");
		join(this.vicPerson, "viewer");
	}

	@Test
	void privateViewIsVisibleToOwnerOnly() {
		Response created = this.editor.post("/api/views",
				Map.of("name", " Late ", "query", "status=blocked&view=week&label=a%2C+b&q=x+y&status=at_risk"));
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		String id = created.json().get("id").stringValue();
		assertThat(created.header("Location")).isEqualTo("/api/views/" + id);
		assertThat(created.json().get("name").stringValue()).isEqualTo("Late");
		assertThat(created.json().get("query").stringValue())
			.isEqualTo("view=week&label=a,+b&q=x+y&status=at_risk&status=blocked");
		assertThat(names(this.editor)).containsExactly("Late");
		assertThat(names(this.manager)).isEmpty();
		for (Response refused : List.of(this.manager.patch("/api/views/" + id, Map.of("name", "Mine")),
				this.manager.delete("/api/views/" + id))) {
			assertThat(refused.status()).isEqualTo(404);
		}
		assertThat(this.editor.patch("/api/views/" + id, Map.of("name", "Very late")).json().get("query"))
			.isEqualTo(created.json().get("query"));
		assertThat(this.editor.delete("/api/views/" + id).status()).isEqualTo(204);
		assertThat(names(this.editor)).isEmpty();
	}

	@Test
	void numberOfViewsIsLimited() {
		String last = "";
		for (int i = 0; i < SavedViews.MAX_VIEWS; i++) {
			last = save(this.editor, "Mine", "view=list", null);
			save(this.editor, "Ours", "view=list", this.team);
		}
		Response own = this.editor.post("/api/views", Map.of("name", "One more", "query", "view=list"));
		assertThat(own.status()).isEqualTo(422);
		assertThat(own.body()).contains("\"name\"", "200 private views");
		Response shared = this.editor.post("/api/views",
				Map.of("name", "One more", "query", "view=list", "teamId", this.team));
		assertThat(shared.status()).isEqualTo(422);
		assertThat(shared.body()).contains("\"teamId\"", "200 views");
		assertThat(this.editor.patch("/api/views/" + last, Map.of("teamId", this.team)).status()).isEqualTo(422);
		assertThat(this.editor.patch("/api/views/" + last, Map.of("name", "Renamed")).status()).isEqualTo(200);
		assertThat(this.viewer.post("/api/views", Map.of("name", "Own", "query", "view=list")).status()).isEqualTo(201);
	}

	@Test
	void sharedViewIsVisibleToTeamAndEditableByEditors() {
		String id = save(this.editor, "Ours", "view=list", this.team);
		assertThat(names(this.manager)).containsExactly("Ours");
		assertThat(names(this.outsider)).isEmpty();
		JsonNode seen = this.viewer.get("/api/views").json().get(0);
		assertThat(seen.get("editable").booleanValue()).isFalse();
		assertThat(seen.get("teamId").stringValue()).isEqualTo(this.team);
		assertThat(this.viewer.patch("/api/views/" + id, Map.of("name", "x")).status()).isEqualTo(403);
		assertThat(this.viewer.delete("/api/views/" + id).status()).isEqualTo(403);
		assertThat(this.outsider.delete("/api/views/" + id).status()).isEqualTo(404);
		assertThat(this.manager.patch("/api/views/" + id, Map.of("name", "All of ours")).status()).isEqualTo(200);
		assertThat(this.manager.patch("/api/views/" + id, teamOf(null)).status()).isEqualTo(403);
		join(this.edPerson, "viewer");
		assertThat(this.editor.delete("/api/views/" + id).status()).isEqualTo(403);
		join(this.edPerson, "editor");
		assertThat(this.editor.patch("/api/views/" + id, teamOf(null)).status()).isEqualTo(200);
		assertThat(names(this.viewer)).isEmpty();
		assertThat(this.editor.patch("/api/views/" + id, teamOf(this.team)).status()).isEqualTo(200);
		assertThat(names(this.viewer)).containsExactly("All of ours");
	}

	@Test
	void calendarOpensWithVisibleStartView() {
		String id = save(this.manager, "Ours", "view=week&q=a+b", this.team);
		assertThat(this.viewer.get("/calendar").status()).isEqualTo(200);
		assertThat(start(this.viewer, id).status()).isEqualTo(204);
		assertThat(start(this.outsider, id).status()).isEqualTo(422);
		assertThat(this.viewer.get("/api/views").json().get(0).get("start").booleanValue()).isTrue();
		assertThat(this.manager.get("/api/views").json().get(0).get("start").booleanValue()).isFalse();
		Response opened = this.viewer.get("/calendar");
		assertThat(opened.status()).isEqualTo(302);
		assertThat(opened.header("Location")).endsWith("/calendar?view=week&q=a+b");
		assertThat(this.viewer.get("/calendar?view=month").status()).isEqualTo(200);
		this.manager.delete("/api/teams/" + this.team + "/members/" + this.vicPerson.id());
		assertThat(this.viewer.get("/calendar").status()).isEqualTo(200);
		assertThat(names(this.viewer)).isEmpty();
		join(this.vicPerson, "viewer");
		assertThat(this.viewer.get("/calendar").status()).isEqualTo(302);
		assertThat(start(this.viewer, null).status()).isEqualTo(204);
		assertThat(this.viewer.get("/calendar").status()).isEqualTo(200);
	}

	@Test
	void deletingTeamDeletesItsViews() {
		String own = save(this.editor, "Own", "", null);
		String shared = save(this.editor, "Ours", "view=year", this.team);
		start(this.viewer, shared);
		assertThat(this.manager.delete("/api/teams/" + this.team).status()).isEqualTo(204);
		assertThat(names(this.editor)).containsExactly("Own");
		assertThat(names(this.viewer)).isEmpty();
		assertThat(this.viewer.get("/calendar").status()).isEqualTo(200);
		start(this.editor, own);
		assertThat(this.editor.get("/calendar").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{} | 400 | name", "{\"name\":5} | 400 | name", "{\"name\":\" \"} | 422 | name",
					"{\"name\":\"x\",\"start\":true} | 400 | start",
					"{\"name\":\"x\",\"query\":\"date=2025-10-01\"} | 400 | query",
					"{\"name\":\"x\",\"query\":\"view=decade\"} | 400 | query",
					"{\"name\":\"x\",\"query\":\"view=week&view=day\"} | 400 | query",
					"{\"name\":\"x\",\"query\":\"status=done\"} | 400 | query",
					"{\"name\":\"x\",\"query\":\"q=%zz\"} | 400 | query",
					"{\"name\":\"x\",\"teamId\":\"0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d\"} | 422 | teamId" })
	void invalidViewIsRefused(String body, int status, String field) {
		Response refused = this.editor.send("POST", "/api/views", body, "Content-Type", "application/json");
		assertThat(refused.status()).as(refused.body()).isEqualTo(status);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(names(this.editor)).isEmpty();
	}

	private void join(Viewer person, String role) {
		assertThat(
				this.manager.put("/api/teams/" + this.team + "/members/" + person.id(), Map.of("role", role)).status())
			.isEqualTo(204);
	}

	private static String save(Client client, String name, String query, @Nullable String teamId) {
		Map<String, @Nullable Object> view = teamOf(teamId);
		view.put("name", name);
		view.put("query", query);
		return client.post("/api/views", view).json().get("id").stringValue();
	}

	private static Map<String, @Nullable Object> teamOf(@Nullable String teamId) {
		Map<String, @Nullable Object> members = new HashMap<>();
		members.put("teamId", teamId);
		return members;
	}

	private static Response start(Client client, @Nullable String id) {
		Map<String, @Nullable Object> body = new HashMap<>();
		body.put("id", id);
		return client.put("/api/me/start-view", body);
	}

	private static List<String> names(Client client) {
		return client.get("/api/views").json().valueStream().map((view) -> view.get("name").stringValue()).toList();
	}

}
