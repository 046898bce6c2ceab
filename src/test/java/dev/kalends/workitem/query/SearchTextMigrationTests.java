package dev.kalends.workitem.query;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the migrations V20 and V21 compute the search texts of a database with data.
 */
@Tag("postgres")
class SearchTextMigrationTests {

	private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 28, 8, 0, 0, 0, ZoneOffset.UTC);

	/**
	 * More than one batch of the migration.
	 */
	private static final int ITEMS = 450;

	@Test
	void searchTextsAreComputedOnH2(@TempDir Path folder) {
		verify(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("kalends"), "sa", ""), "h2");
	}

	@Test
	void searchTextsAreComputedOnPostgres() {
		String url = PostgresServer.newDatabase("C")[1].replaceFirst("[^=]+=", "");
		verify(new DriverManagerDataSource(url, "postgres", "postgres"), "postgresql");
	}

	private static void verify(DataSource database, String vendor) {
		flyway(database, vendor, "19").migrate();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		UUID personId = insertPerson(jdbc);
		for (int i = 0; i < ITEMS; i++) {
			insertItem(jdbc, personId, "Straße " + i, (i % 2 == 0) ? "Cafe\u0301" : null);
		}
		UUID itemId = insertItem(jdbc, personId, "İzmir", null);
		jdbc.update("insert into note (id, work_item_id, author_id, text, created_at) values (?, ?, ?, 'ΟΔΟΣ', ?)",
				UUID.randomUUID(), itemId, personId, NOW);

		flyway(database, vendor, "21").migrate();

		List<String> titles = jdbc.queryForList("select title_search from work_item order by title_search",
				String.class);
		assertThat(titles).hasSize(ITEMS + 1)
			.contains("izmir")
			.filteredOn((title) -> title.startsWith("strasse "))
			.hasSize(ITEMS);
		assertThat(
				jdbc.queryForObject("select count(*) from work_item where description_search = 'cafe'", Integer.class))
			.isEqualTo(ITEMS / 2);
		assertThat(jdbc.queryForObject("select text_search from note", String.class)).isEqualTo("οδοσ");
	}

	private static UUID insertPerson(JdbcTemplate jdbc) {
		UUID personId = UUID.randomUUID();
		jdbc.update(
				"insert into person (id, username, display_name, password_hash, role, time_zone, enabled,"
						+ " session_epoch, created_at) values (?, 'ann', 'Ann', 'x', 'USER', 'UTC', true, 0, ?)",
				personId, NOW);
		return personId;
	}

	private static UUID insertItem(JdbcTemplate jdbc, UUID personId, String title, String description) {
		UUID itemId = UUID.randomUUID();
		jdbc.update("insert into work_item (id, type, title, description, status, priority, ancestor_ids, owner_id,"
				+ " assignee_labels, progress, auto_progress, all_day, long_lasting, calendar_visible,"
				+ " created_at, updated_at, version) values (?, 'TASK', ?, ?, 'NOT_STARTED', 'MEDIUM',"
				+ " cast(array[] as uuid array), ?, cast(array[] as varchar(200) array), 0, true, true, false,"
				+ " true, ?, ?, 1)", itemId, title, description, personId, NOW, NOW);
		return itemId;
	}

	private static Flyway flyway(DataSource database, String vendor, String target) {
		return Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.javaMigrations(new SearchTextMigration())
			.target(target)
			.load();
	}

}
