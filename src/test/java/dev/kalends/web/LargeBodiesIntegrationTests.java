package dev.kalends.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.shared.RequestLimits;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a node with a heap of 300 MB survives 50 clients that concurrently send
 * bodies of the maximum size. {@code -Dkalends.large-bodies=all} adds kinds of bodies
 * that take minutes.
 */
@Tag("long")
@Tag("process")
class LargeBodiesIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(LargeBodiesIntegrationTests.class);

	private static final int CLIENTS = 50;

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String CSV = "text/csv";

	private static final String FEED = "/calendar/work-items/feed?start=2025-10-01&end=2025-11-01";

	@TempDir
	private Path folder;

	@Test
	void concurrentLargeBodiesDoNotExhaustMemory() throws IOException {
		List<String> application = Stream
			.concat(Stream.of("-Xmx300m", "-XX:TieredStopAtLevel=1"), Node.classes().stream())
			.toList();
		try (Node node = Node.startAs(application, this.folder)) {
			Client client = node.admin();
			client.create(Map.of("type", "task", "title", "x", "startDate", "2025-10-15"));
			for (Body body : bodies()) {
				sendConcurrently(client, body);
			}
			assertThat(client.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(200);
			try (Stream<Path> logs = Files.list(this.folder).filter((file) -> file.toString().endsWith(".log"))) {
				for (Path log : logs.toList()) {
					assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError");
				}
			}
		}
	}

	private static List<Body> bodies() {
		String members = "{"
				+ IntStream.range(0, 80_000).mapToObj((i) -> "\"k" + i + "\":1").collect(Collectors.joining(",")) + "}";
		String form = "title=x&description=" + "y".repeat(RequestLimits.MAX_FORM - 100);
		String manyRows = "type,title\n" + "task,x\n".repeat(1_400_000);
		List<Body> bodies = new ArrayList<>(List.of(new Body("/api/work-items", JSON, members),
				new Body("/work-items", FORM, form), new Body("/api/work-items/import", CSV, manyRows)));
		if ("all".equals(System.getProperty("kalends.large-bodies"))) {
			String text = "{\"type\":\"task\",\"title\":\"x\",\"description\":\"" + "\\u00e4".repeat(170_000) + "\"}";
			String longRows = IntStream.range(0, 9_500)
				.mapToObj((i) -> "task,Item " + i + "," + "z".repeat(1000) + "\n")
				.collect(Collectors.joining());
			bodies.addAll(List.of(new Body("/api/work-items", JSON, text),
					new Body("/api/work-items/bulk", JSON, members), new Body("/work-items/preview", FORM, form),
					new Body("/api/work-items/import", CSV, "type,title\ntask,\"" + "c".repeat(10_000_000) + "\"\n"),
					new Body("/work-items/import", "multipart/form-data; boundary=a",
							"--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
									+ manyRows + "\r\n--a--\r\n"),
					new Body("/api/work-items/import", CSV, "type,title,description\n" + longRows)));
		}
		return bodies;
	}

	private static void sendConcurrently(Client client, Body body) {
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<CompletableFuture<Response>> responses = IntStream.range(0, CLIENTS)
				.mapToObj((i) -> CompletableFuture
					.supplyAsync(() -> client.post(body.path, body.text, "Content-Type", body.type), threads))
				.toList();
			long slowest = 0;
			while (!responses.stream().allMatch(CompletableFuture::isDone)) {
				long start = System.nanoTime();
				assertThat(client.get(FEED).status()).isIn(200, 503);
				slowest = Math.max(slowest, System.nanoTime() - start);
			}
			Map<Integer, Integer> statuses = new HashMap<>();
			responses.forEach((response) -> statuses.merge(response.join().status(), 1, Integer::sum));
			logger.info("{} {} of {} bytes: {}, slowest concurrent feed {} ms", body.path, body.type,
					body.text.length(), statuses, Duration.ofNanos(slowest).toMillis());
			assertThat(statuses.keySet()).allMatch((status) -> status < 500 || status == 503);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private record Body(String path, String type, String text) {

	}

}
