package dev.kalends.support;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.kalends.support.Client.Response;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Concurrent writers that create and rename items regardless of the responses, and
 * remember acknowledged changes.
 */
public final class Writers implements AutoCloseable {

	private static final String DAY = "2025-10-15";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

	private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

	private final Collection<Response> refusals = new ConcurrentLinkedQueue<>();

	private volatile boolean stopped;

	/**
	 * Starts another writer.
	 */
	public void start(Client client) {
		this.threads.submit(() -> write(client));
	}

	private void write(Client client) {
		while (!this.stopped) {
			String id = null;
			for (int step = 1; step <= 5 && !this.stopped; step++) {
				Map<String, String> item = (id == null) ? Map.of("type", "task", "title", Integer.toString(step),
						"startDate", DAY, "description", "x".repeat(500)) : Map.of("title", Integer.toString(step));
				Response answer = (id == null) ? client.post("/api/work-items", item)
						: client.patch("/api/work-items/" + id, item);
				count(answer);
				if (answer.status() == 201) {
					id = answer.json().get("id").stringValue();
				}
				if (id != null && answer.status() < 300) {
					this.acknowledged.put(id, step);
				}
			}
		}
	}

	private void count(Response answer) {
		this.statuses.computeIfAbsent(answer.status(), (status) -> new AtomicInteger()).incrementAndGet();
		if (answer.status() >= 300) {
			this.refusals.add(answer);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

	/**
	 * Returns the number of acknowledged changes.
	 */
	public int successes() {
		return answers(200) + answers(201);
	}

	/**
	 * Returns the number of responses with a status.
	 */
	public int answers(int status) {
		AtomicInteger counter = this.statuses.get(status);
		return (counter != null) ? counter.get() : 0;
	}

	/**
	 * Returns the responses that did not acknowledge a change.
	 */
	public Collection<Response> refusals() {
		return this.refusals;
	}

	/**
	 * Stops all writers.
	 */
	public void stop() throws InterruptedException {
		this.stopped = true;
		this.threads.shutdown();
		assertThat(this.threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
	}

	/**
	 * Asserts that a feed contains all acknowledged changes, or later ones.
	 */
	public void assertAllAcknowledgedVisible(Client client) {
		Map<String, Integer> before = Map.copyOf(this.acknowledged);
		Response feed = client.feed("2025-10-01", "2025-11-01", "");
		assertThat(feed.status()).isEqualTo(200);
		Map<String, Integer> shown = new HashMap<>();
		for (JsonNode event : feed.json()) {
			shown.put(event.at("/extendedProps/workItemId").stringValue(),
					Integer.valueOf(event.get("title").stringValue()));
		}
		before.forEach((id, step) -> assertThat(shown.getOrDefault(id, 0)).as(id).isGreaterThanOrEqualTo(step));
	}

	/**
	 * Waits for a condition and returns the elapsed time.
	 */
	public static Duration await(Duration limit, BooleanSupplier condition) {
		long begin = System.nanoTime();
		while (!condition.getAsBoolean()) {
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("elapsed time").isLessThan(limit);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	@Override
	public void close() {
		this.stopped = true;
		this.threads.shutdownNow();
	}

}
