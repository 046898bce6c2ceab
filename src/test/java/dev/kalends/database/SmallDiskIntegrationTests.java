package dev.kalends.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.support.Writers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real disk fills up. {@code kalends.small-disk} names a folder on an otherwise unused
 * disk of about 24 MB; {@code docs/operations.md} has the command.
 */
@Tag("process")
@EnabledIfSystemProperty(named = "kalends.small-disk", matches = ".+")
class SmallDiskIntegrationTests {

	private static final String READINESS = "/actuator/health/readiness";

	private final Path disk = Path.of(System.getProperty("kalends.small-disk", ""));

	@Test
	void acknowledgedChangesSurviveAndNodeRecovers(@TempDir Path folder) throws Exception {
		Path filler = this.disk.resolve("filler");
		try (Node node = Node.start(folder, "kalends.data-dir=" + this.disk.resolve("data"));
				Writers writers = new Writers()) {
			Client admin = node.admin();
			Client probe = node.stranger();
			for (int i = 0; i < 8; i++) {
				writers.start(admin.twin());
			}
			Writers.await(Duration.ofMinutes(2), () -> writers.successes() > 200);
			fill(filler);
			Writers.await(Duration.ofMinutes(2), () -> !writers.refusals().isEmpty());
			Duration down = Writers.await(Duration.ofSeconds(5), () -> probe.get(READINESS).status() == 503);
			assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
			Writers.await(Duration.ofSeconds(10), () -> writers.answers(507) > 0);
			Files.delete(filler);
			Duration up = Writers.await(Duration.ofSeconds(30), () -> probe.get(READINESS).status() == 200);
			int before = writers.successes();
			Writers.await(Duration.ofSeconds(30), () -> writers.successes() > before + 50);
			writers.stop();
			assertThat(writers.refusals()).allSatisfy((refusal) -> assertThat(refusal.status()).isIn(503, 507));
			writers.assertAllAcknowledgedVisible(admin);
			System.out.printf("%d changes acknowledged, none lost; DOWN after %d ms, UP %d ms after space was freed%n",
					writers.successes(), down.toMillis(), up.toMillis());
		}
		finally {
			Files.deleteIfExists(filler);
		}
	}

	private static void fill(Path filler) throws IOException {
		byte[] block = new byte[4096];
		try (OutputStream out = Files.newOutputStream(filler)) {
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left");
		}
	}

}
