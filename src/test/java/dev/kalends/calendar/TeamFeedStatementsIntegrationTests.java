package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.StatementCounter;
import dev.kalends.team.TeamRole;
import dev.kalends.team.Teams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cost of a change in a large team: the change itself needs as many statements as in
 * a small team, and the team's items are read once for all members.
 */
@Tag("long")
@KalendsTest
@Import(FeedStatementsIntegrationTests.Counting.class)
class TeamFeedStatementsIntegrationTests {

	private static final int MEMBERS = 200;

	private static final FeedParameters OCTOBER = FeedParameters
		.of(Map.of("start", new String[] { "2025-10-01" }, "end", new String[] { "2025-11-01" }));

	@Autowired
	private Office office;

	@Autowired
	private Teams teams;

	@Autowired
	private CalendarFeed feed;

	@Autowired
	private StatementCounter statements;

	@Test
	void changeInLargeTeamNeedsNoMoreStatementsAndIsReadOnce() {
		Viewer manager = this.office.person("Manager");
		Client client = this.office.signIn(manager);
		UUID team = this.teams.create(manager, "Team").id();
		String item = client
			.create(Map.of("type", "task", "title", "Item", "startDate", "2025-10-15", "teamId", team.toString()));
		patch(client, item, "Warm");
		List<String> alone = this.statements.during(() -> patch(client, item, "Alone"));
		List<Viewer> members = new ArrayList<>(List.of(manager));
		for (int i = 1; i < MEMBERS; i++) {
			Viewer member = this.office.person("Member " + i);
			this.teams.putMember(manager, team, member.id(), (i % 2 == 0) ? TeamRole.EDITOR : TeamRole.VIEWER);
			members.add(member);
		}
		members.forEach(this::read);
		List<String> together = this.statements.during(() -> patch(client, item, "Together"));
		assertThat(together).hasSameSizeAs(alone);
		List<String> refetches = this.statements.during(() -> {
			for (int i = 0; i < members.size(); i++) {
				assertThat(read(members.get(i))).contains("Together").contains("\"editable\":" + (i % 2 == 0));
			}
		});
		assertThat(refetches.stream().filter((statement) -> statement.contains("w.team_id = t.id"))).hasSize(1);
	}

	private static void patch(Client client, String item, String title) {
		assertThat(client.patch("/api/work-items/" + item, Map.of("title", title)).status()).isEqualTo(200);
	}

	private String read(Viewer person) {
		return new String(this.feed.read(new SignedInPerson(person.id(), 0), OCTOBER).orElseThrow().body().json(),
				StandardCharsets.UTF_8);
	}

}
