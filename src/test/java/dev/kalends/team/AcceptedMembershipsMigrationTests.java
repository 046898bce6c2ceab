package dev.kalends.team;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.kalends.support.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the migration that introduces acceptance marks existing memberships as
 * accepted.
 */
@Tag("postgres")
class AcceptedMembershipsMigrationTests {

	private static final OffsetDateTime NOW = OffsetDateTime.of(2025, 10, 15, 9, 0, 0, 0, ZoneOffset.UTC);

	static Stream<DataSource> databases() {
		String[] postgres = PostgresServer.newDatabase();
		return Stream.of(new DriverManagerDataSource("jdbc:h2:mem:accepted-memberships;DB_CLOSE_DELAY=-1"),
				new DriverManagerDataSource(valueOf(postgres[1]), valueOf(postgres[2]), valueOf(postgres[3])));
	}

	private static String valueOf(String property) {
		return property.substring(property.indexOf('=') + 1);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void existingMembershipsAreAcceptedAndLaterInsertsByOlderNodesAreNot(DataSource database) {
		JdbcTemplate jdbc = new JdbcTemplate(database);
		migrate(database, "15");
		UUID existing = person(jdbc, "existing");
		UUID added = person(jdbc, "added");
		UUID team = UUID.randomUUID();
		jdbc.update("insert into team (id, name, created_at) values (?, 'Studio', ?)", team, NOW);
		join(jdbc, team, existing);
		migrate(database, "18");
		join(jdbc, team, added);
		assertThat(accepted(jdbc, existing)).containsExactly(true);
		assertThat(accepted(jdbc, added)).containsExactly(false);
	}

	private static void migrate(DataSource database, String target) {
		Flyway.configure().dataSource(database).target(target).load().migrate();
	}

	private static UUID person(JdbcTemplate jdbc, String username) {
		UUID id = UUID.randomUUID();
		jdbc.update(
				"insert into person (id, username, display_name, password_hash, role, time_zone, enabled,"
						+ " session_epoch, created_at) values (?, ?, 'Name', 'hash', 'USER', 'UTC', true, 0, ?)",
				id, username, NOW);
		return id;
	}

	private static void join(JdbcTemplate jdbc, UUID team, UUID person) {
		jdbc.update("insert into team_member (team_id, person_id, role) values (?, ?, 'EDITOR')", team, person);
	}

	private static List<Boolean> accepted(JdbcTemplate jdbc, UUID person) {
		return jdbc.queryForList("select accepted from team_member where person_id = ?", Boolean.class, person);
	}

}
