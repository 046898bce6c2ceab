package dev.kalends.account.session;

import java.nio.file.Path;
import java.time.Duration;
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
 * Tests that sessions survive the migration V17, which replaces their ids with digests.
 */
@Tag("postgres")
class SessionMigrationTests {

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = 1_790_000_000_000L;

	private static final String RECENT = "4f1c9a52-4f0f-4f55-8a37-0f6e3d8f6f0e";

	private static final String OLD = "b9c1a0cc-6f40-4a3c-9d0c-1a1f2b3c4d5e";

	private static final String VISITOR = "0d7f6a56-8a0b-4a0e-8df5-70d2f0d0aa11";

	@Test
	void sessionsStayValidOnH2(@TempDir Path folder) {
		verify(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("kalends"), "sa", ""), "h2");
	}

	@Test
	void sessionsStayValidOnPostgres() {
		String url = PostgresServer.newDatabase()[1].replaceFirst("[^=]+=", "");
		verify(new DriverManagerDataSource(url, "postgres", "postgres"), "postgresql");
	}

	private static void verify(DataSource database, String vendor) {
		flyway(database, vendor, "15").migrate();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		insert(jdbc, RECENT, NOW - 10 * DAY, "a person");
		insert(jdbc, OLD, NOW - 85 * DAY, "a person");
		insert(jdbc, VISITOR, NOW - DAY, null);

		flyway(database, vendor, "17").migrate();

		assertThat(jdbc.queryForList("select session_id from spring_session", String.class))
			.containsExactlyInAnyOrder(SessionCookie.digest(RECENT), SessionCookie.digest(OLD));
		assertThat(row(jdbc, RECENT)).containsEntry("expiry_time", NOW + 14 * DAY)
			.containsEntry("max_inactive_interval", 14 * 86_400);
		assertThat(row(jdbc, OLD)).containsEntry("expiry_time", NOW + 5 * DAY)
			.containsEntry("max_inactive_interval", 5 * 86_400);
	}

	private static Flyway flyway(DataSource database, String vendor, String target) {
		return Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.target(target)
			.load();
	}

	private static void insert(JdbcTemplate jdbc, String id, long createdAt, String principal) {
		jdbc.update(
				"insert into spring_session (primary_id, session_id, creation_time, last_access_time,"
						+ " max_inactive_interval, expiry_time, principal_name) values (?, ?, ?, ?, ?, ?, ?)",
				UUID.randomUUID().toString(), id, createdAt, NOW, 14 * 86_400, NOW + 14 * DAY, principal);
	}

	private static Map<String, Object> row(JdbcTemplate jdbc, String id) {
		return jdbc.queryForMap("select expiry_time, max_inactive_interval from spring_session where session_id = ?",
				SessionCookie.digest(id));
	}

}
