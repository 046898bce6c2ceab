package dev.kalends;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed while eight clients write. After a restart, all acknowledged
 * writes are present, and no feed is older than a previous one.
 */
@Tag("process")
class KillIntegrationTests {

	private static final int WRITERS = 8;

	private static final int ACKNOWLEDGED_BEFORE_KILL = 400;

	private final AtomicBoolean killed = new AtomicBoolean();

	/**
	 * The last acknowledged title by item id.
	 */
	private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

	private final Map<String, String> feedsByVersion = new ConcurrentHashMap<>();

	@Test
	void acknowledgedWritesSurviveAKill(@TempDir Path folder) throws Exception {
		try (Node node = Node.start(folder)) {
			work(node);
			node.restart();
			Client client = node.admin();
			Response feed = feed(client);
			Map<String, Integer> shown = titles(feed);
			assertThat(this.acknowledged).hasSizeGreaterThan(WRITERS);
			this.acknowledged.forEach((id, step) -> {
				assertThat(shown).containsKey(id);
				assertThat(shown.get(id)).isGreaterThanOrEqualTo(step);
			});
			checkVersion(feed);
			client.create(Map.of("type", "task", "title", "0", "startDate", "2025-10-15"));
			checkVersion(feed(client));
		}
	}

	private void work(Node node) throws Exception {
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i <= WRITERS; i++) {
			clients.add(node.admin());
		}
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
		for (Client client : clients.subList(0, WRITERS)) {
			threads.submit(() -> write(client));
		}
		threads.submit(() -> read(clients.get(WRITERS)));
		await(() -> this.acknowledged.values().stream().mapToInt(Integer::intValue).sum() > ACKNOWLEDGED_BEFORE_KILL);
		node.kill();
		this.killed.set(true);
		threads.shutdown();
		assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
	}

	/**
	 * Creates items and renames each a few times, until the process is killed.
	 */
	private void write(Client client) {
		while (!this.killed.get()) {
			String id = client.create(Map.of("type", "task", "title", "1", "startDate", "2025-10-15"));
			this.acknowledged.put(id, 1);
			for (int step = 2; step < 6; step++) {
				Response answer = client.patch("/api/work-items/" + id, Map.of("title", Integer.toString(step)));
				assertThat(answer.status()).isEqualTo(200);
				this.acknowledged.put(id, step);
			}
		}
	}

	private void read(Client client) {
		while (!this.killed.get()) {
			checkVersion(feed(client));
		}
	}

	/**
	 * Feeds with the same calendar version must be identical.
	 */
	private void checkVersion(Response feed) {
		String before = this.feedsByVersion.putIfAbsent(feed.header("X-Calendar-Version"), feed.body());
		assertThat(before).isIn(null, feed.body());
	}

	private static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

	private static Map<String, Integer> titles(Response feed) {
		Map<String, Integer> titles = new HashMap<>();
		for (JsonNode event : feed.json()) {
			titles.put(event.at("/extendedProps/workItemId").stringValue(),
					Integer.valueOf(event.get("title").stringValue()));
		}
		return titles;
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("time limit exceeded").isLessThan(end);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

}
