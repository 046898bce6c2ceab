package dev.kalends.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long feeds and changes take over HTTP, one after the other. It is no test and runs
 * by name only; {@code docs/benchmarks.md} has the command and the figures.
 */
@KalendsTest
class FeedBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(FeedBenchmark.class);

	@Autowired
	private Office office;

	@Test
	void measure() {
		for (int events : new int[] { 0, 300, 3000 }) {
			Client client = this.office.signIn(this.office.person("Ann"));
			plan(client, events);
			String other = client.create(Map.of("type", "task", "title", "Elsewhere", "startDate", "2020-01-01"));
			report(events, "hit", 3000, () -> feed(client), "kalends; hit");
			report(events, "change and miss", 300, () -> {
				client.patch("/api/work-items/" + other, Map.of("title", "Elsewhere " + System.nanoTime()));
				return feed(client);
			}, "kalends; fwd=miss; stored");
			report(events, "change", 300,
					() -> client.patch("/api/work-items/" + other, Map.of("title", "Elsewhere " + System.nanoTime())),
					"");
		}
	}

	private static Response feed(Client client) {
		return client.get("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01", "Accept-Encoding", "gzip");
	}

	private static void plan(Client client, int events) {
		StringBuilder plan = new StringBuilder("type,title,start_date\n");
		for (int i = 0; i < events; i++) {
			plan.append("task,Step %d,2025-10-%02d\n".formatted(i, 1 + i % 31));
		}
		assertThat(client.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv").status())
			.isEqualTo(200);
	}

	private static void report(int events, String what, int times, Supplier<Response> work, String status) {
		for (int i = 0; i < times / 3; i++) {
			work.get();
		}
		long[] nanos = new long[times];
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			Response response = work.get();
			nanos[i] = System.nanoTime() - start;
			assertThat(response.header("Cache-Status")).isEqualTo(status);
		}
		Arrays.sort(nanos);
		logger.info("{}", String.format(Locale.ROOT, "%d events, %s: median %.2f ms, 99th percentile %.2f ms", events,
				what, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6));
	}

}
