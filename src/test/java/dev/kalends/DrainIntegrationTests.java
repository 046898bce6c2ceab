package dev.kalends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.support.Writers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Graceful shutdown: a node that is being stopped reports immediately that it is not
 * ready, and still serves requests during the drain period.
 */
@Tag("process")
class DrainIntegrationTests {

	@Test
	void stoppingNodeServesRequestsUntilTheEndOfTheDrain(@TempDir Path folder) throws Exception {
		try (Node node = Node.start(folder, "kalends.shutdown.drain=4s")) {
			Client admin = node.admin();
			Client probe = node.stranger();
			assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(200);
			node.terminate();
			Writers.await(Duration.ofSeconds(3), () -> probe.get("/actuator/health/readiness").status() == 503);
			assertThat(probe.get("/actuator/health").status()).isEqualTo(503);
			assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
			String id = admin.create(Map.of("type", "task", "title", "Late", "startDate", "2025-10-15"));
			assertThat(admin.get("/api/work-items/" + id).status()).isEqualTo(200);
			assertThat(node.awaitEnd()).isEqualTo(143);
			node.restart();
			assertThat(node.admin().get("/api/work-items/" + id).status()).isEqualTo(200);
		}
		assertThat(Files.list(folder)).noneMatch((file) -> file.toString().endsWith(".trace.db"));
	}

}
