package dev.kalends.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.PostgresServer;
import dev.kalends.support.Writers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PostgreSQL is stopped and restarted during concurrent writes.
 */
@Tag("postgres")
@KalendsTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class ServerOutageIntegrationTests {

	private static final String READINESS = "/actuator/health/readiness";

	/**
	 * Kept until the application has stopped, because JUnit would delete it before.
	 */
	@TempDir
	private static Path data;

	private static int port;

	private static EmbeddedPostgres server;

	@Autowired
	private Office office;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		startServer();
		properties.add("spring.profiles.active", () -> "postgres");
		properties.add("spring.datasource.url", ServerOutageIntegrationTests::url);
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@Test
	void writersRecoverAndAcknowledgedChangesSurvive(CapturedOutput output) throws Exception {
		Client client = this.office.signIn(this.office.person("Writer"));
		Client probe = this.office.stranger();
		try (Writers writers = new Writers()) {
			for (int i = 0; i < 4; i++) {
				writers.start(client.twin());
			}
			Writers.await(Duration.ofMinutes(1), () -> writers.successes() > 60);
			assertThat(client.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(200);
			server.close();
			Writers.await(Duration.ofSeconds(5), () -> probe.get(READINESS).status() == 503);
			assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
			Writers.await(Duration.ofSeconds(30), () -> writers.answers(503) > 4);
			CompletableFuture<Void> secondNode = CompletableFuture
				.runAsync(ServerOutageIntegrationTests::openWhileServerIsDown);
			startServer();
			Writers.await(Duration.ofSeconds(30), () -> probe.get(READINESS).status() == 200);
			secondNode.get(30, TimeUnit.SECONDS);
			int before = writers.successes();
			Writers.await(Duration.ofSeconds(30), () -> writers.successes() > before + 40);
			writers.assertAllAcknowledgedVisible(client);
			writers.stop();
			writers.assertAllAcknowledgedVisible(client);
			assertThat(writers.refusals()).allSatisfy((refusal) -> {
				assertThat(refusal.status()).isEqualTo(503);
				assertThat(refusal.header("Retry-After")).isNotEmpty();
			});
		}
		assertThat(output.getAll()).containsOnlyOnce("The database does not work")
			.containsOnlyOnce("The database works again")
			.doesNotContain("\tat ");
	}

	/**
	 * Opens the database like a node that starts while the server is down.
	 */
	private static void openWhileServerIsDown() {
		ServerDatabase database = new ServerDatabase(new PostgresServer.Details(url(), "postgres", "postgres"),
				Duration.ofSeconds(60));
		database.open();
		database.destroy();
	}

	private static String url() {
		return "jdbc:postgresql://localhost:" + port + "/postgres";
	}

	private static void startServer() throws IOException {
		server = EmbeddedPostgres.builder()
			.setPort(port)
			.setDataDirectory(data.resolve("pg"))
			.setCleanDataDirectory(false)
			.start();
	}

}
