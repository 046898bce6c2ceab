package dev.kalends.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.support.Writers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Size of the database file of a node under concurrent writes: less than ten times its
 * compacted size during the load, less than twice after a shutdown. {@code
 * kalends.growth.writes} sets the number of changes.
 */
@Tag("long")
@Tag("process")
class FileGrowthIntegrationTests {

	private static final int WRITES = Integer.getInteger("kalends.growth.writes", 1500);

	/**
	 * Lower bound of the limit in bytes: with few changes the compacted file is too small
	 * to compare.
	 */
	private static final long MIN_LIMIT = 16_000_000;

	@TempDir
	private Path folder;

	@Test
	void fileSizeStaysBoundedUnderLoad() throws Exception {
		AtomicLong largest = new AtomicLong();
		try (Node node = Node.start(this.folder); Writers writers = new Writers()) {
			Client admin = node.admin();
			long begin = System.nanoTime();
			for (int i = 0; i < 8; i++) {
				writers.start(admin.twin());
			}
			Writers.await(Duration.ofHours(1), () -> {
				largest.accumulateAndGet(size(), Math::max);
				return writers.successes() >= WRITES;
			});
			Duration took = Duration.ofNanos(System.nanoTime() - begin);
			System.out.printf("%d changes, %.0f a second%n", writers.successes(),
					writers.successes() * 1000.0 / took.toMillis());
			writers.stop();
			writers.assertAllAcknowledgedVisible(admin);
		}
		long stopped = size();
		compact();
		long compacted = size();
		System.out.printf("largest %.1f MB, after a stop %.1f MB, compacted %.1f MB%n", largest.get() / 1e6,
				stopped / 1e6, compacted / 1e6);
		assertThat(largest.get()).isLessThan(Math.max(MIN_LIMIT, 10 * compacted));
		assertThat(stopped).isLessThan(2 * compacted);
	}

	private long size() {
		try {
			return Files.size(this.folder.resolve("kalends.mv.db"));
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private void compact() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + this.folder.resolve("kalends"),
				"kalends", ""); Statement statement = connection.createStatement()) {
			statement.execute("shutdown compact");
		}
	}

}
