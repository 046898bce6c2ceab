package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.calendar.CalendarFeed.CacheStatus;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.calendar.oracle.OracleWorld;
import dev.kalends.calendar.oracle.RandomActions;
import dev.kalends.calendar.oracle.RandomActions.Action;
import dev.kalends.settings.EffectiveSettingsCheck;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twenty people in five teams perform random actions one after the other. After each
 * action, including refused ones, all cached feeds are identical to uncached ones, people
 * who are not affected still get cache hits, and cached settings are identical to
 * recomputed ones.
 * <p>
 * The system property {@code kalends.oracle.operations} sets the number of actions, and
 * {@code kalends.oracle.seed} sets the seed. A long run checks fewer windows and filters
 * after each action.
 */
@Tag("long")
@HeldFeedTest
class FreshnessOracleIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FreshnessOracleIntegrationTests.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int OPERATIONS = Integer.getInteger("kalends.oracle.operations", 150);

	private static final long SEED = Long.getLong("kalends.oracle.seed", 20251015);

	private static final int PEOPLE = 20;

	private static final int TEAMS = 5;

	private static final int INITIAL_ITEMS = 40;

	private static final boolean LONG_RUN = OPERATIONS > 1_000;

	private static final int SETTINGS_PER_STEP = 2;

	private static final int PROGRESS = 500;

	/**
	 * Requested after every action, so that every person always has a cached feed.
	 */
	private static final Map<String, String[]> WIDE_WINDOW = query("start=2025-09-01", "end=2026-06-01");

	private static final List<Map<String, String[]>> QUERIES = List.of(query("start=2025-09-28", "end=2025-11-09"),
			query("start=2025-09-28", "end=2025-11-09", "type=task"),
			query("start=2025-10-01T00:00:00Z", "end=2025-11-01T00:00:00Z", "timeZone=UTC"),
			query("start=2025-10-01", "end=2025-11-01", "timeZone=Asia/Tokyo", "status=completed,blocked"),
			query("start=2025-10-06", "end=2025-10-13"), query("start=2025-10-15", "end=2025-10-16"),
			query("start=2025-09-01", "end=2025-12-01", "assignee=me"),
			query("start=2025-09-01", "end=2025-12-01", "team=personal"),
			query("start=2025-09-01", "end=2025-12-01", "q=item 1"),
			query("start=2025-09-01", "end=2025-12-01", "priority=medium", "type=project"));

	@Autowired
	private Office office;

	@Autowired
	private CalendarFeed feed;

	@Autowired
	private UncachedFeed uncached;

	@Autowired
	private EffectiveSettingsCheck settings;

	@Autowired
	private JdbcTemplate jdbc;

	private final Random random = new Random(SEED);

	private final Map<Viewer, Client> clients = new LinkedHashMap<>();

	private final Map<UUID, String> previousFeeds = new HashMap<>();

	private final Map<String, Integer> outcomes = new TreeMap<>();

	private int reads;

	private int hits;

	private int unaffectedReads;

	@Test
	void cachedFeedsEqualUncachedFeedsAfterRandomActions() {
		Viewer admin = this.office.admin();
		this.clients.put(admin, this.office.signIn(admin));
		for (int i = 1; i < PEOPLE; i++) {
			Viewer person = this.office.person("Person " + (char) ('A' + i));
			this.clients.put(person, this.office.signIn(person));
		}
		List<Viewer> people = List.copyOf(this.clients.keySet());
		createTeams(people);
		OracleWorld world = OracleWorld.read(this.jdbc);
		RandomActions actions = new RandomActions(this.random, admin, people, world);
		for (int i = 0; i < INITIAL_ITEMS; i++) {
			perform(actions.initial(world));
			world = OracleWorld.read(this.jdbc);
		}
		verify(world, world.people().keySet(), true, "seed %d, before the first step".formatted(SEED));
		for (int step = 1; step <= OPERATIONS; step++) {
			Action action = actions.next(world);
			Response answer = perform(action);
			String description = "seed %d, step %d: %s -> %d %s".formatted(SEED, step, action, answer.status(),
					answer.body());
			logger.debug("{}", description);
			assertThat(answer.status()).as(description).isLessThan(500);
			this.outcomes.merge(kind(action) + " " + answer.status(), 1, Integer::sum);
			OracleWorld before = world;
			world = OracleWorld.read(this.jdbc);
			verify(world, affected(action, answer, before, world), answer.status() < 400, description);
			renewSession(action, answer);
			if (step % PROGRESS == 0) {
				logger.info("{} of {} operations, {} items and {} in the trash, {} reads", step, OPERATIONS,
						world.activeItems().size(), world.trashed().size(), this.reads);
			}
		}
		logger.info("{} operations with seed {}: {} reads, {} of them hits, {} of unaffected people; {}", OPERATIONS,
				SEED, this.reads, this.hits, this.unaffectedReads, this.outcomes);
		assertThat(this.hits).isGreaterThan(this.reads / 4);
	}

	private Response perform(Action action) {
		return this.clients.get(action.actor()).send(action.method(), action.path(), action.body(), action.headers());
	}

	private void createTeams(List<Viewer> people) {
		for (int i = 0; i < TEAMS; i++) {
			Viewer manager = people.get(i);
			String team = this.clients.get(manager)
				.post("/api/teams", Map.of("name", "Team " + (char) ('A' + i)))
				.json()
				.get("id")
				.stringValue();
			for (int j = 0; j < 5; j++) {
				Viewer member = people.get(this.random.nextInt(PEOPLE));
				if (!member.equals(manager)) {
					this.clients.get(manager)
						.send("PUT", "/api/teams/" + team + "/members/" + member.id(),
								Map.of("role", (j % 2 == 0) ? "editor" : "viewer"));
				}
			}
		}
	}

	private static String kind(Action action) {
		return action.method() + " "
				+ action.path().replaceAll("[0-9a-f-]{36}", "*").replaceAll("occurrence=[0-9T:-]+&", "");
	}

	/**
	 * Returns the people whom an action may affect.
	 */
	private static Set<UUID> affected(Action action, Response answer, OracleWorld before, OracleWorld after) {
		if (answer.status() >= 400) {
			return Set.of();
		}
		if (action.affected().everyone()) {
			return after.people().keySet();
		}
		Set<UUID> affected = action.affected().audience(before, after);
		affected.add(action.actor().id());
		return affected;
	}

	private void renewSession(Action action, Response answer) {
		boolean enabled = answer.status() == 200 && action.body() instanceof Map<?, ?> patch
				&& Boolean.TRUE.equals(patch.get("enabled"));
		if (enabled) {
			this.clients.keySet()
				.stream()
				.filter((person) -> action.path().endsWith(person.id().toString()))
				.findFirst()
				.ifPresent((person) -> this.clients.put(person, this.office.signIn(person)));
		}
	}

	/**
	 * Compares all feeds with uncached ones. After an action that was refused, they must
	 * be unchanged.
	 */
	private void verify(OracleWorld world, Set<UUID> affected, boolean succeeded, String description) {
		assertThat(world.inconsistencies()).as(description).isEmpty();
		for (Viewer person : this.clients.keySet()) {
			SignedInPerson signedIn = new SignedInPerson(person.id(), world.people().get(person.id()).epoch());
			boolean unaffected = !affected.contains(person.id());
			boolean compared = succeeded && !(LONG_RUN && unaffected && this.random.nextInt(3) > 0);
			String expected = compared ? text(() -> this.uncached.read(signedIn, WIDE_WINDOW))
					: this.previousFeeds.get(person.id());
			this.previousFeeds.put(person.id(), expected);
			CacheStatus status = verify(signedIn, person, WIDE_WINDOW, expected, description);
			if (unaffected && status != null) {
				this.unaffectedReads++;
				assertThat(status).as("cache status of %s, who is not affected by %s", person.username(), description)
					.isEqualTo(CacheStatus.HIT);
			}
			if (this.random.nextInt(LONG_RUN ? 8 : 3) == 0) {
				Map<String, String[]> query = query(world);
				String queried = text(() -> this.uncached.read(signedIn, query));
				verify(signedIn, person, query, queried, description);
				verifyOccurrences(world, queried, description);
			}
		}
		verifySettings(world, description);
	}

	private @Nullable CacheStatus verify(SignedInPerson signedIn, Viewer person, Map<String, String[]> query,
			String expected, String description) {
		CacheStatus[] status = new CacheStatus[1];
		String actual = text(() -> {
			Optional<FeedAnswer> answer = this.feed.read(signedIn, FeedParameters.of(query));
			answer.ifPresent((found) -> status[0] = found.status());
			return answer;
		});
		if (!actual.equals(expected)) {
			assertThat(actual).as("feed of %s for %s after %s", person.username(), text(query), description)
				.isEqualTo(expected);
		}
		this.reads++;
		this.hits += (status[0] == CacheStatus.HIT) ? 1 : 0;
		return status[0];
	}

	private void verifyOccurrences(OracleWorld world, String feed, String description) {
		if (feed.startsWith("[")) {
			assertThat(world.wronglyShown(JSON.readTree(feed))).as(description).isEmpty();
		}
	}

	private void verifySettings(OracleWorld world, String description) {
		List<OracleWorld.Item> activeItems = world.activeItems();
		for (int i = 0; i < SETTINGS_PER_STEP && !activeItems.isEmpty(); i++) {
			OracleWorld.Item item = activeItems.get(this.random.nextInt(activeItems.size()));
			List<Viewer> viewers = this.clients.keySet()
				.stream()
				.filter((person) -> world.canSee(person.id(), item))
				.toList();
			if (!viewers.isEmpty()) {
				this.settings.verify(viewers.get(this.random.nextInt(viewers.size())), item.id(),
						"settings of " + item + " after " + description);
			}
		}
	}

	private Map<String, String[]> query(OracleWorld world) {
		List<UUID> teams = world.teams();
		int chosen = this.random.nextInt(QUERIES.size() + 1);
		if (chosen < QUERIES.size() || teams.isEmpty()) {
			return QUERIES.get(chosen % QUERIES.size());
		}
		return query("start=2025-09-01", "end=2025-12-01", "team=" + teams.get(this.random.nextInt(teams.size())));
	}

	private static String text(Supplier<Optional<FeedAnswer>> read) {
		try {
			return read.get()
				.map((answer) -> new String(answer.body().json(), StandardCharsets.UTF_8))
				.orElse("nobody is signed in");
		}
		catch (UnreadableInputException ex) {
			return "refused: " + ex.violations();
		}
	}

	private static String text(Map<String, String[]> query) {
		StringBuilder text = new StringBuilder();
		query.forEach((name, values) -> text.append('&').append(name).append('=').append(values[0]));
		return text.toString();
	}

	private static Map<String, String[]> query(String... parameters) {
		Map<String, String[]> query = new HashMap<>();
		for (String parameter : parameters) {
			String[] parts = parameter.split("=", 2);
			query.put(parts[0], new String[] { parts[1] });
		}
		return query;
	}

}
