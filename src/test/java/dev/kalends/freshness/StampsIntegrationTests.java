package dev.kalends.freshness;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Each version has a stamp, both after the migration of existing versions and after an
 * increment.
 */
class StampsIntegrationTests {

	private static final Scope TEAM = Scope.team(UUID.randomUUID());

	private static final Scope ITEM = Scope.settingsOf(UUID.randomUUID());

	DataSource newDatabase() {
		return new SingleConnectionDataSource("jdbc:h2:mem:" + UUID.randomUUID(), true);
	}

	@Test
	void migrationGivesExistingVersionsRandomStamps() {
		DataSource database = newDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(database);
		migrate(database, "15");
		for (int i = 0; i < 50; i++) {
			jdbc.update("insert into scope_version (scope, version) values (?, ?)",
					Scope.user(UUID.randomUUID()).name(), i);
		}
		migrate(database, "16");
		List<Long> stamps = jdbc.queryForList("select stamp from scope_version", Long.class);
		assertThat(stamps).hasSizeGreaterThan(50).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(jdbc.queryForList("select version from scope_version where scope like 'user:%' order by version",
				Long.class))
			.hasSize(50)
			.startsWith(0L, 1L, 2L)
			.endsWith(49L);
		// A node of the previous version, which may still be running, writes no stamp.
		jdbc.update("insert into scope_version (scope, version) values (?, 1)", TEAM.name());
		assertThat(jdbc.queryForObject("select stamp from scope_version where scope = ?", Long.class, TEAM.name()))
			.isNotNull()
			.isNotIn(stamps);
	}

	@Test
	void eachIncrementDrawsNewStamp() {
		DataSource database = newDatabase();
		migrate(database, "16");
		ScopeVersions versions = new ScopeVersions(new JdbcTemplate(database), mock());
		List<String> names = List.of(Scope.EVERYONE.name(), ITEM.name(), TEAM.name());
		versions.create(TEAM);
		Set<Long> stamps = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			versions.increment(new TreeSet<>(List.of(Scope.EVERYONE, TEAM, ITEM)));
			long number = i + 1;
			assertThat(versions.read(names)).satisfies((read) -> {
				assertThat(read.get(TEAM.name()).number()).isEqualTo(number + 1);
				assertThat(read.get(ITEM.name()).number()).isEqualTo(number);
				assertThat(read.get(Scope.EVERYONE.name()).number()).isEqualTo(number + 1);
			});
			versions.read(names).values().forEach((version) -> assertThat(stamps.add(version.stamp())).isTrue());
		}
	}

	private static void migrate(DataSource database, String version) {
		Flyway.configure().dataSource(database).target(version).load().migrate();
	}

}
