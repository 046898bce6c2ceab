package dev.kalends.calendar;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.StatementCounter;
import dev.kalends.team.Teams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * H2 uses the indexes by owner or team and time, and by parent, regardless of how items
 * are distributed over people and the trash.
 */
@Tag("long")
@KalendsTest
@Import(FeedStatementsIntegrationTests.Counting.class)
class FeedPlansIntegrationTests {

	private static final int ITEMS = 300;

	private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2025-01-01T00:00Z");

	@Autowired
	private Office office;

	@Autowired
	private Teams teams;

	@Autowired
	private StatementCounter statements;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void trashedItemsDoNotMisleadPlanner() {
		Viewer ann = this.office.person("Ann");
		this.teams.create(ann, "Red");
		Client client = this.office.signIn(ann);
		StringBuilder plan = new StringBuilder("type,title,start_date\n");
		for (int i = 0; i < ITEMS; i++) {
			plan.append("task,Step %d,20%02d-10-%02d\n".formatted(i, i % 40, 1 + i % 31));
		}
		assertThat(client.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv").status())
			.isEqualTo(200);
		List<UUID> ids = this.jdbc.queryForList("select id from work_item where owner_id = ?", UUID.class, ann.id());
		for (int i = 0; i < ITEMS / 2; i++) {
			this.jdbc.update("update work_item set trash_id = ?, trashed_at = ? where id = ?", UUID.randomUUID(),
					NEW_YEAR.plusMinutes(i), ids.get(i));
		}
		this.jdbc.execute("analyze");
		String plans = this.statements.during(() -> client.feed("2025-10-01", "2025-11-01", ""))
			.stream()
			.filter((statement) -> statement.contains("from work_item w where w.owner_id"))
			.map(this::explain)
			.toList()
			.get(0);
		assertThat(plans).contains("WORK_ITEM_BY_OWNER_AND_TIME", "WORK_ITEM_BY_TEAM_AND_TIME",
				"WORK_ITEM_BY_PARENT: PARENT_ID = W.ID");
		assertThat(plans).doesNotContain("WORK_ITEM.tableScan", "TRASHED_AT IS NULL */");
	}

	/**
	 * Otherwise H2 would plan the statement again for each feed and leak 45 KB per plan
	 * for the lifetime of the connection.
	 */
	@Test
	void textSearchDoesNotUseLike() {
		Client client = this.office.signIn(this.office.person("Ann"));
		client.create(Map.of("type", "task", "title", "50% of 100_000!", "startDate", "2025-10-15"));
		for (String words : List.of("50%25", "100_", "!", "of")) {
			List<String> feeds = new ArrayList<>();
			List<String> executed = this.statements
				.during(() -> feeds.add(client.feed("2025-10-01", "2025-11-01", "&q=" + words).body()));
			assertThat(feeds).singleElement().asString().contains("50% of 100_000!");
			assertThat(executed).anyMatch((statement) -> statement.contains("position(? in w.title_search)"))
				.noneMatch((statement) -> statement.contains(" like "));
		}
		assertThat(client.feed("2025-10-01", "2025-11-01", "&q=5_%25").body()).isEqualTo("[]");
	}

	private String explain(String statement) {
		return Objects.requireNonNull(this.jdbc.execute("explain " + statement, (PreparedStatement prepared) -> {
			for (int i = 1; i <= prepared.getParameterMetaData().getParameterCount(); i++) {
				prepared.setNull(i, Types.NULL);
			}
			try (ResultSet plan = prepared.executeQuery()) {
				plan.next();
				return plan.getString(1);
			}
		}));
	}

}
