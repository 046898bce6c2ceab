package dev.kalends.team;

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
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the acceptance of teams: Eve, who has no special permissions, adds Dave to her
 * team. Dave is a member immediately; his free/busy times stay private until he accepts
 * the team.
 */
@KalendsTest
class TeamAcceptanceIntegrationTests {

	private static final String QUESTION = "id=\"team-acceptance\"";

	@Autowired
	private Office office;

	private Viewer evePerson;

	private Viewer davePerson;

	private Client eve;

	private Client dave;

	private String team;

	@BeforeEach
	void addDave() {
		this.evePerson = this.office.person("Eve Evans");
		this.davePerson = this.office.person("Dave Dahl");
		this.eve = this.office.signIn(this.evePerson);
		this.dave = this.office.signIn(this.davePerson);
		this.dave.create(Map.of("type", "task", "title", "Secret", "startDate", "2025-12-01", "assigneeIds",
				List.of(this.davePerson.id().toString())));
		this.team = team(this.eve, "Studio");
		assertThat(add(this.eve, this.team, this.davePerson).status()).isEqualTo(204);
	}

	@Test
	void freeBusyOfUnacceptedMemberIsHidden() {
		assertThat(accepted(this.eve, this.team, this.evePerson)).isTrue();
		assertThat(accepted(this.eve, this.team, this.davePerson)).isFalse();
		assertThat(busy(this.eve)).contains(this.evePerson.id().toString())
			.doesNotContain(this.davePerson.id().toString());
		assertThat(busy(this.dave)).contains(this.davePerson.id().toString())
			.doesNotContain(this.evePerson.id().toString());
		assertThat(hasRowInPlanner(this.eve, this.davePerson)).isFalse();
		assertThat(hasRowInPlanner(this.dave, this.evePerson)).isFalse();
	}

	@Test
	void unacceptedMembershipGrantsAccess() {
		String item = this.eve
			.create(Map.of("type", "task", "title", "Of the team", "teamId", this.team, "startDate", "2025-12-02"));
		assertThat(this.dave.get("/api/work-items/" + item).status()).isEqualTo(200);
		assertThat(this.dave.feed("2025-12-01", "2026-01-01", "").body()).contains("Of the team");
		assertThat(this.dave.patch("/api/work-items/" + item, Map.of("title", "Edited")).status()).isEqualTo(200);
	}

	@Test
	void acceptanceSharesFreeBusyInBothDirections() {
		assertThat(accept(this.dave).status()).isEqualTo(204);
		assertThat(accepted(this.eve, this.team, this.davePerson)).isTrue();
		JsonNode loads = this.eve.get("/api/free-busy?start=2025-12-01").json();
		assertThat(loads.valueStream()
			.filter((load) -> load.get("id").stringValue().equals(this.davePerson.id().toString()))
			.map((load) -> load.get("items").intValue())).containsExactly(1);
		assertThat(busy(this.eve)).doesNotContain("Secret");
		assertThat(busy(this.dave)).contains(this.evePerson.id().toString());
		assertThat(hasRowInPlanner(this.eve, this.davePerson)).isTrue();
		assertThat(hasRowInPlanner(this.dave, this.evePerson)).isTrue();
		assertThat(accept(this.dave).status()).isEqualTo(204);
	}

	@Test
	void acceptanceAppliesToOneTeamOnly() {
		Viewer finnPerson = this.office.person("Finn Frost");
		Client finn = this.office.signIn(finnPerson);
		String other = team(finn, "Other");
		add(finn, other, this.davePerson);
		accept(this.dave);
		assertThat(accepted(finn, other, this.davePerson)).isFalse();
		assertThat(busy(finn)).doesNotContain(this.davePerson.id().toString());
		add(finn, other, this.evePerson);
		assertThat(busy(this.eve)).as("free/busy for Eve, who has not accepted the other team")
			.contains(this.davePerson.id().toString())
			.doesNotContain(finnPerson.id().toString());
	}

	@Test
	void acceptanceSurvivesRoleChangeButNotRejoining() {
		accept(this.dave);
		assertThat(this.eve.put(member(this.davePerson), Map.of("role", "viewer")).status()).isEqualTo(204);
		assertThat(accepted(this.eve, this.team, this.davePerson)).isTrue();
		this.eve.delete(member(this.davePerson));
		assertThat(accept(this.dave).status()).isEqualTo(404);
		add(this.eve, this.team, this.davePerson);
		assertThat(accepted(this.eve, this.team, this.davePerson)).isFalse();
		this.eve.put(member(this.davePerson), Map.of("role", "viewer"));
		assertThat(accepted(this.eve, this.team, this.davePerson)).isFalse();
		assertThat(busy(this.eve)).doesNotContain(this.davePerson.id().toString());
	}

	@Test
	void memberAddedByAdministratorHasAccepted() {
		Client admin = this.office.signIn(this.office.admin());
		String own = team(admin, "Own");
		add(admin, own, this.davePerson);
		assertThat(accepted(admin, own, this.davePerson)).isTrue();
		assertThat(this.dave.get("/teams/" + own).body()).doesNotContain(QUESTION);
		this.eve.put("/api/teams/" + this.team + "/members/" + this.office.admin().id(), Map.of("role", "manager"));
		assertThat(accepted(this.eve, this.team, this.office.admin())).as("administrator added by another person")
			.isFalse();
		admin.put(member(this.davePerson), Map.of("role", "viewer"));
		assertThat(accepted(this.eve, this.team, this.davePerson)).as("role changed by an administrator").isFalse();
		Viewer finn = this.office.person("Finn Frost");
		add(admin, this.team, finn);
		assertThat(accepted(this.eve, this.team, finn)).isTrue();
		admin.delete(member(this.office.admin()));
	}

	@Test
	void onlyMembersCanAccept() {
		Client stranger = this.office.signIn(this.office.person("Sue Stranger"));
		assertThat(accept(stranger).status()).isEqualTo(404);
		assertThat(stranger.postForm("/teams/" + this.team + "/accept", Map.of()).status()).isEqualTo(404);
		assertThat(accept(this.office.stranger()).status()).isEqualTo(401);
		Client withoutToken = this.dave.twin();
		withoutToken.forgetToken();
		assertThat(accept(withoutToken).status()).isEqualTo(403);
		assertThat(accepted(this.eve, this.team, this.davePerson)).isFalse();
	}

	@Test
	void calendarAndTeamPageAskUntilAccepted() {
		for (String path : List.of("/calendar", "/teams/" + this.team)) {
			assertThat(this.dave.get(path).body()).containsOnlyOnce(QUESTION)
				.contains("Eve Evans added you to Studio.");
			assertThat(this.eve.get(path).body()).doesNotContain(QUESTION);
		}
		assertThat(this.eve.get("/teams/" + this.team).body()).containsOnlyOnce("not accepted yet");
		assertThat(this.dave.get("/teams").body()).contains("waiting for you to accept");
		Response response = this.dave.postForm("/teams/" + this.team + "/accept", Map.of("next", "true"));
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.header("Location")).isEqualTo("/teams/" + this.team);
		assertThat(this.dave.get("/teams/" + this.team).body()).contains("You have accepted membership of “Studio”.")
			.doesNotContain(QUESTION, "not accepted yet");
		assertThat(this.dave.get("/calendar").body()).doesNotContain(QUESTION);
	}

	@Test
	void calendarAsksAboutOneTeamAtATime() {
		String other = team(this.eve, "Workshop");
		add(this.eve, other, this.davePerson);
		assertThat(this.dave.get("/calendar").body()).contains("added you to Studio.", "1 more team is waiting")
			.doesNotContain("added you to Workshop.");
		Response first = acceptByPage(this.team);
		assertThat(first.body()).contains(QUESTION, "Eve Evans added you to Workshop.").doesNotContain("<html");
		assertThat(first.header("HX-Trigger-After-Settle")).contains("\"teamAccepted\":{", this.team, "\"showToast\":{")
			.matches(Pattern.compile("\\p{ASCII}*"));
		assertThat(acceptByPage(other).body()).isBlank();
		assertThat(accepted(this.eve, other, this.davePerson)).isTrue();
	}

	@Test
	void acceptingAsFormerMemberShowsWarning() {
		this.eve.delete(member(this.davePerson));
		Response response = acceptByPage(this.team);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isBlank();
		assertThat(response.header("HX-Trigger-After-Settle")).contains("You are no longer in this team.")
			.doesNotContain("teamAccepted");
	}

	@Test
	void lastManagerIsAskedToAcceptButCannotLeave() {
		this.eve.put(member(this.davePerson), Map.of("role", "manager"));
		String leave = "/members/" + this.davePerson.id() + "/remove";
		assertThat(this.dave.get("/calendar").body()).contains(leave);
		this.eve.delete(member(this.evePerson));
		assertThat(this.dave.get("/calendar").body()).contains(QUESTION, "You are the only manager.")
			.doesNotContain(leave);
	}

	private Response acceptByPage(String teamId) {
		return this.dave.send("POST", "/teams/" + teamId + "/accept", "next=true", "Content-Type",
				"application/x-www-form-urlencoded", "HX-Request", "true");
	}

	private Response accept(Client client) {
		return client.post("/api/teams/" + this.team + "/accept", null);
	}

	private static String team(Client client, String name) {
		return client.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
	}

	private static Response add(Client manager, String teamId, Viewer person) {
		return manager.put("/api/teams/" + teamId + "/members/" + person.id(), Map.of("role", "editor"));
	}

	private String member(Viewer person) {
		return "/api/teams/" + this.team + "/members/" + person.id();
	}

	private static boolean accepted(Client member, String teamId, Viewer person) {
		return member.get("/api/teams/" + teamId)
			.json()
			.get("members")
			.valueStream()
			.filter((candidate) -> candidate.get("id").stringValue().equals(person.id().toString()))
			.map((candidate) -> candidate.get("accepted").booleanValue())
			.findFirst()
			.orElseThrow();
	}

	private static String busy(Client client) {
		return client.get("/api/free-busy?start=2025-12-01&end=2025-12-31").body();
	}

	/**
	 * Returns whether the planner has a row for a person without items.
	 */
	private static boolean hasRowInPlanner(Client client, Viewer person) {
		return Pattern.compile("data-person=\"" + person.id() + "\"[^>]*data-teams=")
			.matcher(client.get("/calendar").body())
			.find();
	}

}
