package dev.kalends.workitem;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.kalends.support.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the migrations V20 and V22 normalise line ends and compute the progress of
 * parents in a database with data.
 */
@Tag("postgres")
class ProgressMigrationTests {

	private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 28, 8, 0, 0, 0, ZoneOffset.UTC);

	private final UUID personId = UUID.randomUUID();

	@Test
	void progressIsComputedOnH2(@TempDir Path folder) {
		verify(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("kalends"), "sa", ""), "h2");
	}

	@Test
	void progressIsComputedOnPostgres() {
		String url = PostgresServer.newDatabase()[1].replaceFirst("[^=]+=", "");
		verify(new DriverManagerDataSource(url, "postgres", "postgres"), "postgresql");
	}

	private void verify(DataSource database, String vendor) {
		flyway(database, vendor, "19").migrate();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.update(
				"insert into person (id, username, display_name, password_hash, role, time_zone, enabled,"
						+ " session_epoch, created_at) values (?, 'ann', 'Ann', 'x', 'USER', 'UTC', true, 0, ?)",
				this.personId, NOW);
		Item project = insert(jdbc, null, 0, "NOT_STARTED", true);
		Item activity = insert(jdbc, project, 0, "NOT_STARTED", true);
		insert(jdbc, activity, 0, "NOT_STARTED", true);
		insert(jdbc, activity, 51, "IN_PROGRESS", true);
		insert(jdbc, activity, 90, "CANCELLED", true);
		Item manual = insert(jdbc, project, 10, "IN_PROGRESS", false);
		insert(jdbc, manual, 70, "IN_PROGRESS", true);
		Item completed = insert(jdbc, project, 100, "COMPLETED", true);
		insert(jdbc, completed, 0, "NOT_STARTED", true);
		Item leaf = insert(jdbc, null, 33, "IN_PROGRESS", true);
		long version = version(jdbc);

		flyway(database, vendor, "20").migrate();
		flyway(database, vendor, "22").migrate();

		assertThat(progress(jdbc, activity)).isEqualTo(25);
		assertThat(progress(jdbc, manual)).as("set by hand").isEqualTo(10);
		assertThat(progress(jdbc, completed)).isEqualTo(100);
		assertThat(progress(jdbc, project)).as("mean of 25, 10 and 100").isEqualTo(45);
		assertThat(progress(jdbc, leaf)).isEqualTo(33);
		assertThat(version(jdbc)).as("version of everyone").isGreaterThan(version);
		assertThat(jdbc.queryForObject("select description from work_item where id = ?", String.class, leaf.id))
			.isEqualTo("one\ntwo\n\nthree");
	}

	private static int progress(JdbcTemplate jdbc, Item item) {
		return jdbc.queryForList("select progress from work_item where id = ?", Integer.class, item.id).get(0);
	}

	private static long version(JdbcTemplate jdbc) {
		return jdbc.queryForList("select version from scope_version where scope = 'everyone'", Long.class).get(0);
	}

	private Item insert(JdbcTemplate jdbc, Item parent, int progress, String status, boolean autoProgress) {
		List<UUID> path = new ArrayList<>();
		if (parent != null) {
			path.addAll(parent.path);
			path.add(parent.id);
		}
		Item item = new Item(UUID.randomUUID(), path);
		jdbc.update(
				"insert into work_item (id, type, title, description, status, priority, parent_id, ancestor_ids,"
						+ " owner_id, assignee_labels, progress, auto_progress, all_day, long_lasting,"
						+ " calendar_visible, created_at, updated_at, version) values (?, 'TASK', 'x', ?, ?, 'MEDIUM',"
						+ " ?, ?, ?, cast(array[] as varchar(200) array), ?, ?, true, false, true, ?, ?, 1)",
				item.id, "one\r\ntwo\n\r\nthree", status, (parent != null) ? parent.id : null,
				new SqlArrayValue("uuid", path.toArray()), this.personId, progress, autoProgress, NOW, NOW);
		return item;
	}

	private static Flyway flyway(DataSource database, String vendor, String target) {
		return Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.target(target)
			.load();
	}

	private record Item(UUID id, List<UUID> path) {

	}

}
