package dev.kalends.calendar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that one request loads an entry and the others wait for it.
 */
class SingleFlightTests {

	private final AsyncCache<String, String> cache = Caffeine.newBuilder().executor(Runnable::run).buildAsync();

	private final SingleFlight<String, String> flights = new SingleFlight<>(this.cache);

	@Test
	void firstRequestLoadsAndLaterOnesFindTheValue() {
		load("key").complete("value");
		assertThat(this.flights.find("key")).isInstanceOf(SingleFlight.Found.class);
		assertThat(this.flights.find("key").await()).contains("value");
	}

	@Test
	void requestDuringLoadWaitsForValue() throws Exception {
		SingleFlight.Load<String> load = load("key");
		SingleFlight.Entry<String> waiting = this.flights.find("key");
		CompletableFuture<Optional<String>> awaited = CompletableFuture.supplyAsync(waiting::await);
		assertThat(awaited).isNotDone();
		load.complete("value");
		assertThat(awaited.get(60, TimeUnit.SECONDS)).contains("value");
	}

	@Test
	void abandonedLoadLeavesNoEntryAndSendsWaitingRequestsBack() {
		SingleFlight.Load<String> load = load("key");
		SingleFlight.Entry<String> waiting = this.flights.find("key");
		load.abandon();
		assertThat(waiting.await()).isEmpty();
		assertThat(load.await()).isEmpty();
		assertThat(this.cache.asMap()).isEmpty();
		assertThat(this.flights.find("key")).isInstanceOf(SingleFlight.Load.class);
	}

	@Test
	void abandoningCompletedLoadKeepsValue() {
		SingleFlight.Load<String> load = load("key");
		load.complete("value");
		load.abandon();
		assertThat(load.await()).contains("value");
		assertThat(this.flights.find("key").await()).contains("value");
	}

	@Test
	void failedEntryIsReportedAsMissing() {
		CompletableFuture<String> failing = new CompletableFuture<>();
		this.cache.put("key", failing);
		SingleFlight.Entry<String> waiting = this.flights.find("key");
		failing.completeExceptionally(new IllegalStateException("no database"));
		assertThat(waiting.await()).isEmpty();
	}

	@Test
	void unregisteredLoadIsInvisibleToOthers() {
		SingleFlight.Load<String> load = new SingleFlight.Load<>();
		load.complete("value");
		assertThat(load.await()).contains("value");
		assertThat(this.cache.asMap()).isEmpty();
	}

	@Test
	void onlyOneOfManyConcurrentRequestsLoads() throws Exception {
		int requests = 8;
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(requests);
		try {
			List<Future<Boolean>> loaded = IntStream.range(0, requests).mapToObj((number) -> threads.submit(() -> {
				assertThat(start.await(60, TimeUnit.SECONDS)).isTrue();
				SingleFlight.Entry<String> entry = this.flights.find("key");
				if (entry instanceof SingleFlight.Load<String> load) {
					load.complete("value of " + number);
				}
				assertThat(entry.await()).isPresent().isEqualTo(this.flights.find("key").await());
				return entry instanceof SingleFlight.Load;
			})).toList();
			start.countDown();
			int loads = 0;
			for (Future<Boolean> result : loaded) {
				loads += result.get(60, TimeUnit.SECONDS) ? 1 : 0;
			}
			assertThat(loads).isOne();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private SingleFlight.Load<String> load(String key) {
		SingleFlight.Entry<String> entry = this.flights.find(key);
		assertThat(entry).isInstanceOf(SingleFlight.Load.class);
		return (SingleFlight.Load<String>) entry;
	}

}
