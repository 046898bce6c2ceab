package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.calendar.oracle.OracleWorld;
import dev.kalends.freshness.HeldCommits;
import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.LockWaits;
import dev.kalends.support.Office;
import org.junit.jupiter.api.AfterEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs two changes concurrently: one has written all its data and pauses right before its
 * commit, while the other runs until it is blocked by the first or finished. Afterwards
 * all cached feeds are compared with uncached ones.
 */
abstract class CrossingChanges {

	static final List<Map<String, String[]>> QUERIES = List.of(query("2025-10-01", "2025-11-01"),
			query("2025-09-28", "2025-11-09"));

	@Autowired
	Office office;

	@Autowired
	private CalendarFeed feed;

	@Autowired
	private UncachedFeed uncached;

	@Autowired
	HeldCommits commits;

	@Autowired
	private LockWaits locks;

	@Autowired
	JdbcTemplate jdbc;

	final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<Viewer, Client> clients = new LinkedHashMap<>();

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	/**
	 * Pauses one change before its commit and runs the other one concurrently.
	 * @return the status of each, in the order of the parameters
	 */
	List<Integer> cross(boolean swapped, Supplier<Response> one, Supplier<Response> two) {
		warm();
		Hold hold = this.commits.holdNext();
		Future<Response> paused = this.threads.submit(() -> (swapped ? two : one).get());
		hold.awaitStop();
		Future<Response> crossing = this.threads.submit(() -> (swapped ? one : two).get());
		this.locks.awaitDoneOrBlocked(crossing);
		warm();
		hold.release();
		int pausedStatus = status(paused);
		int crossingStatus = status(crossing);
		assertThat(pausedStatus).isLessThan(500);
		assertThat(crossingStatus).isLessThan(500);
		verify();
		return swapped ? List.of(crossingStatus, pausedStatus) : List.of(pausedStatus, crossingStatus);
	}

	static int status(Future<Response> answer) {
		try {
			return answer.get(60, TimeUnit.SECONDS).status();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	void warm() {
		this.clients.keySet().forEach((person) -> QUERIES.forEach((query) -> read(person, query)));
	}

	void verify() {
		assertThat(OracleWorld.read(this.jdbc).inconsistencies()).isEmpty();
		for (Viewer person : this.clients.keySet()) {
			for (Map<String, String[]> query : QUERIES) {
				String expected = text(this.uncached.read(signedIn(person), query).orElseThrow());
				assertThat(text(read(person, query).orElseThrow())).as("feed of %s", person.displayName())
					.isEqualTo(expected);
			}
		}
	}

	Optional<FeedAnswer> read(Viewer person, Map<String, String[]> query) {
		return this.feed.read(signedIn(person), FeedParameters.of(query));
	}

	String body(Viewer person) {
		return text(read(person, QUERIES.get(0)).orElseThrow());
	}

	static String text(FeedAnswer answer) {
		return new String(answer.body().json(), StandardCharsets.UTF_8);
	}

	private static SignedInPerson signedIn(Viewer person) {
		return new SignedInPerson(person.id(), 0);
	}

	Client signIn(Viewer person) {
		Client client = this.office.signIn(person);
		this.clients.put(person, client);
		return client;
	}

	static String team(Client manager, String name) {
		return manager.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
	}

	static void join(Client manager, String team, Viewer person, String role) {
		assertThat(manager
			.send("PUT", "/api/teams/" + UUID.fromString(team) + "/members/" + person.id(), Map.of("role", role))
			.status()).isEqualTo(204);
	}

	private static Map<String, String[]> query(String start, String end) {
		return Map.of("start", new String[] { start }, "end", new String[] { end });
	}

}
