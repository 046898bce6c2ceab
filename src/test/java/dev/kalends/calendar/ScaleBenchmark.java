package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.calendar.CalendarFeed.CacheStatus;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.team.TeamRole;
import dev.kalends.team.Teams;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change costs in a team of one and of a thousand, beside few and many cached
 * entries, and what it costs a thousand members to see it. It is no test and runs by name
 * only; {@code docs/benchmarks.md} has the command and the figures.
 */
@KalendsTest
@TestPropertySource(properties = "kalends.calendar.cache.max-size=1GB")
class ScaleBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(ScaleBenchmark.class);

	private static final int MEMBERS = 1000;

	private static final int EVENTS = 300;

	private static final int ENTRIES = 100_000;

	private static final int WRITES = 400;

	private static final Map<String, String[]> OCTOBER = Map.of("start", new String[] { "2025-10-01" }, "end",
			new String[] { "2025-11-01" });

	@Autowired
	private Office office;

	@Autowired
	private Teams teams;

	@Autowired
	private CalendarFeed feed;

	@Autowired
	private AsyncCache<FeedKey, FeedBody> bodies;

	@Autowired
	private AsyncCache<FeedKey, FeedPart> parts;

	@Test
	void measure() throws Exception {
		Viewer manager = this.office.person("Manager");
		Client client = this.office.signIn(manager);
		UUID small = this.teams.create(manager, "One").id();
		UUID big = this.teams.create(manager, "Thousand").id();
		List<Viewer> members = IntStream.range(1, MEMBERS).mapToObj((i) -> this.office.person("Member " + i)).toList();
		members.forEach((member) -> this.teams.putMember(manager, big, member.id(), TeamRole.VIEWER));
		String ofSmall = client.create(item(small));
		String ofBig = client.create(item(big));
		plan(client);
		write(client, ofSmall);
		double one = write(client, ofSmall);
		double thousand = write(client, ofBig);
		report("a change in a team of 1", one, one);
		report("a change in a team of " + MEMBERS, thousand, one);
		this.bodies.synchronous().invalidateAll();
		fill(10);
		double few = write(client, ofSmall);
		fill(ENTRIES);
		double many = write(client, ofSmall);
		report("a change beside 10 cached entries", few, few);
		report("a change beside " + ENTRIES + " cached entries", many, few);
		this.bodies.synchronous().invalidateAll();
		refetch(members, client, ofBig);
	}

	private void refetch(List<Viewer> members, Client client, String item) throws Exception {
		List<SignedInPerson> people = members.stream().map((member) -> new SignedInPerson(member.id(), 0)).toList();
		everybodyReads(people);
		for (int round = 0; round < 3; round++) {
			patch(client, item, round);
			long loadedBefore = this.parts.synchronous().stats().missCount();
			long start = System.nanoTime();
			Map<CacheStatus, Integer> statuses = everybodyReads(people);
			logger.info("{}",
					String.format(Locale.ROOT,
							"%d members read a changed window of %d events: %.0f ms, %s, %d parts loaded",
							people.size(), EVENTS, (System.nanoTime() - start) / 1e6, statuses,
							this.parts.synchronous().stats().missCount() - loadedBefore));
		}
	}

	private Map<CacheStatus, Integer> everybodyReads(List<SignedInPerson> people) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try {
			List<Future<CacheStatus>> reads = new ArrayList<>();
			people.forEach((person) -> reads
				.add(threads.submit(() -> this.feed.read(person, OCTOBER).orElseThrow().status())));
			Map<CacheStatus, Integer> statuses = new HashMap<>();
			for (Future<CacheStatus> read : reads) {
				statuses.merge(read.get(), 1, Integer::sum);
			}
			return statuses;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void fill(int entries) {
		for (int i = 0; i < entries; i++) {
			this.bodies.put(new FeedKey("calendar_feed:filler:" + i),
					CompletableFuture.completedFuture(new FeedBody(new byte[200], false)));
		}
		assertThat(this.bodies.synchronous().estimatedSize()).isGreaterThanOrEqualTo(entries);
	}

	private static Map<String, Object> item(UUID teamId) {
		return Map.of("type", "task", "title", "Measured", "startDate", "2025-10-15", "teamId", teamId.toString());
	}

	private static void plan(Client client) {
		StringBuilder plan = new StringBuilder("type,title,start_date,team\n");
		for (int i = 0; i < EVENTS; i++) {
			plan.append("task,Step %d,2025-10-%02d,Thousand\n".formatted(i, 1 + i % 31));
		}
		assertThat(client.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv").status())
			.isEqualTo(200);
	}

	private static double write(Client client, String id) {
		long[] nanos = new long[WRITES];
		for (int i = 0; i < WRITES; i++) {
			long start = System.nanoTime();
			patch(client, id, i);
			nanos[i] = System.nanoTime() - start;
		}
		Arrays.sort(nanos);
		return nanos[WRITES / 2] / 1e6;
	}

	private static void patch(Client client, String id, int number) {
		assertThat(client.patch("/api/work-items/" + id, Map.of("description", "Measured " + number)).status())
			.isEqualTo(200);
	}

	private static void report(String what, double median, double base) {
		logger.info("{}", String.format(Locale.ROOT, "%s: median %.2f ms, ratio %.2f", what, median, median / base));
	}

}
