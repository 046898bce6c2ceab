package dev.kalends.freshness;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.kalends.KalendsApplication;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.PostgresBackup;
import dev.kalends.support.PostgresServer;
import dev.kalends.support.QuickPasswords;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs {@link RestoreIntegrationTests} on PostgreSQL, where a backup can be restored
 * while nodes run, in one transaction or step by step.
 */
@Tag("postgres")
@ContextConfiguration(initializers = PostgresServer.class)
class RestoreOnPostgresIntegrationTests extends RestoreIntegrationTests {

	private static final String NEXT_MONTH = "/calendar/work-items/feed?start=2025-10-10&end=2025-11-10";

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@Autowired
	private Environment environment;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void noNodeShowsReplacedTimeline() {
		try (ConfigurableApplicationContext other = otherNode()) {
			Client otherClient = annsClient()
				.at("http://localhost:" + other.getEnvironment().getProperty("local.server.port"));
			PostgresBackup backup = backup();
			rename(A);
			assertThat(titles(annsClient())).containsExactly(A, A);
			assertThat(titles(otherClient)).containsExactly(A, A);
			backup.restore();
			rename(B);
			assertThat(titles(annsClient())).containsExactly(B, B);
			assertThat(titles(otherClient)).containsExactly(B, B);
		}
	}

	private ConfigurableApplicationContext otherNode() {
		return new SpringApplicationBuilder(KalendsApplication.class, QuickPasswords.class).run("--server.port=0",
				"--spring.profiles.active=postgres", property("spring.datasource.url"),
				property("spring.datasource.username"), property("spring.datasource.password"));
	}

	private String property(String name) {
		return "--" + name + "=" + this.environment.getRequiredProperty(name);
	}

	@Test
	void feedOfPartiallyRestoredDatabaseIsRefusedAndNotCached() {
		titles(annsClient());
		PostgresBackup backup = backup();
		backup.removeTables();
		backup.createTables();
		assertUnavailable(feed(annsClient()), "application/problem+json");
		assertUnavailable(stranger().get("/login"), "text/html");
		assertUnavailable(stranger().get("/setup"), "text/html");
		List<String> first = List.of("scope_version", "person", "team", "team_member", "spring_session",
				"spring_session_attributes");
		backup.fill(first);
		assertUnavailable(annsClient().get(NEXT_MONTH), "application/problem+json");
		backup.fill(backup.tables().stream().filter((table) -> !first.contains(table)).toList());
		assertUnavailable(annsClient().get(NEXT_MONTH), "application/problem+json");
		backup.createKeysAndIndexes();
		assertThat(annsClient().get(NEXT_MONTH).json()).hasSize(2);
		assertThat(titles(annsClient())).containsExactly("Team item", "Own");
	}

	/**
	 * The snapshot of the load is older than the commit of the restore, so it sees the
	 * new tables without rows.
	 */
	@Test
	void loadThatWaitsForRestoreIsRefusedAndNotCached() throws Exception {
		titles(annsClient());
		PostgresBackup backup = backup();
		CompletableFuture<Response> waiting = new CompletableFuture<>();
		backup.restoreAfter(() -> {
			this.jdbc.execute("lock table work_item in access exclusive mode");
			if (waiting.isDone()) {
				return;
			}
			new Thread(() -> waiting.complete(annsClient().get(NEXT_MONTH))).start();
			await().atMost(TIMEOUT).until(this::someoneWaitsForLock);
		});
		assertUnavailable(waiting.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS), "application/problem+json");
		assertThat(annsClient().get(NEXT_MONTH).json()).hasSize(2);
	}

	private boolean someoneWaitsForLock() {
		return Boolean.TRUE.equals(this.jdbc.queryForObject(
				"select exists (select 1 from pg_locks where not granted" + " and relation = 'work_item'::regclass)",
				Boolean.class));
	}

	@Test
	void checkCoversAllTables() {
		assertThat(this.jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'"
				+ " and tablename <> 'flyway_schema_history'", String.class))
			.containsExactlyInAnyOrderElementsOf(RestoreCheck.TABLES);
	}

	@Override
	PostgresBackup backup() {
		return (PostgresBackup) super.backup();
	}

}
