package dev.kalends;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.kalends.support.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A start is quiet and ends with one line that says where to go.
 */
@Tag("process")
class StartMessageIntegrationTests {

	@Test
	void firstStartSaysInOneLineWhereToGo(@TempDir Path folder) {
		try (Node node = Node.startWithoutAdministrator(folder)) {
			await().atMost(Duration.ofSeconds(60)).until(() -> node.log().contains(" is running: "));
			List<String> lines = node.log().lines().filter((line) -> !line.isBlank()).toList();
			assertThat(lines).hasSizeLessThan(5);
			assertThat(lines.get(lines.size() - 1)).matches(".*Kalends \\S+ is running: http://localhost:" + node.port()
					+ " \\(data in \\S+\\); open it to make your account");
			assertThat(lines).allSatisfy((line) -> assertThat(line).contains("dev.kalends"));
		}
	}

}
