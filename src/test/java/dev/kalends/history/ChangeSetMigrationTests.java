package dev.kalends.history;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import dev.kalends.support.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the migration V19, which renames the tables of the history, keeps the
 * history of a database with data.
 */
@Tag("postgres")
class ChangeSetMigrationTests {

	private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 28, 8, 0, 0, 0, ZoneOffset.UTC);

	@Test
	void historyIsKeptOnH2(@TempDir Path folder) {
		verify(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("kalends"), "sa", ""), "h2");
	}

	@Test
	void historyIsKeptOnPostgres() {
		String url = PostgresServer.newDatabase()[1].replaceFirst("[^=]+=", "");
		verify(new DriverManagerDataSource(url, "postgres", "postgres"), "postgresql");
	}

	private static void verify(DataSource database, String vendor) {
		flyway(database, vendor, "18").migrate();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		UUID changeSetId = UUID.randomUUID();
		jdbc.update(
				"insert into deed (id, actor_id, action, done_at, title, item_count, undone)"
						+ " values (?, ?, 'work_item.edited', ?, 'Report', 1, false)",
				changeSetId, UUID.randomUUID(), NOW);
		UUID itemId = insertItem(jdbc);
		jdbc.update(
				"insert into item_change (deed_id, item_id, kind, before_state, after_state)"
						+ " values (?, ?, 'edited', '{\"title\":\"Draft\"}', '{\"title\":\"Report\"}')",
				changeSetId, itemId);

		flyway(database, vendor, "19").migrate();

		Map<String, Object> change = jdbc.queryForMap("select d.title, c.before_state, c.item_id from change_set d"
				+ " join item_change c on c.change_set_id = d.id where d.id = ?", changeSetId);
		assertThat(change).containsEntry("title", "Report")
			.containsEntry("before_state", "{\"title\":\"Draft\"}")
			.containsEntry("item_id", itemId);
		jdbc.update("delete from change_set where id = ?", changeSetId);
		assertThat(jdbc.queryForObject("select count(*) from item_change", Integer.class)).as("cascaded").isZero();
	}

	private static UUID insertItem(JdbcTemplate jdbc) {
		UUID personId = UUID.randomUUID();
		jdbc.update(
				"insert into person (id, username, display_name, password_hash, role, time_zone, enabled,"
						+ " session_epoch, created_at) values (?, 'ann', 'Ann', 'x', 'USER', 'UTC', true, 0, ?)",
				personId, NOW);
		UUID itemId = UUID.randomUUID();
		jdbc.update("insert into work_item (id, type, title, status, priority, ancestor_ids, owner_id, assignee_labels,"
				+ " progress, auto_progress, all_day, long_lasting, calendar_visible, created_at, updated_at,"
				+ " version) values (?, 'TASK', 'Report', 'NOT_STARTED', 'MEDIUM', ?, ?, ?, 0, true, true,"
				+ " false, true, ?, ?, 1)", (statement) -> {
					statement.setObject(1, itemId);
					statement.setArray(2, statement.getConnection().createArrayOf("uuid", new Object[0]));
					statement.setObject(3, personId);
					statement.setArray(4, statement.getConnection().createArrayOf("varchar", new Object[0]));
					statement.setObject(5, NOW);
					statement.setObject(6, NOW);
				});
		return itemId;
	}

	private static Flyway flyway(DataSource database, String vendor, String target) {
		return Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.target(target)
			.load();
	}

}
