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
import dev.kalends.calendar.RandomActions.Action;
import dev.kalends.settings.EffectiveSettingsCheck;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twenty people in five teams do everything that can be done, at random and in turn.
 * After each action, refused ones included, everybody's feed out of the cache is what it
 * is without one, whoever cannot be concerned still gets hits, and settings are what they
 * are when they are put together anew.
 * <p>
 * The number of actions is the system property {@code kalends.oracle.operations}, the
 * seed {@code kalends.oracle.seed}; a long run looks at fewer windows and filters after
 * each action.
 */
@HeldFeedTest
class FreshnessOracleIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FreshnessOracleIntegrationTests.class);

	private static final int OPERATIONS = Integer.getInteger("kalends.oracle.operations", 150);

	private static final long SEED = Long.getLong("kalends.oracle.seed", 20251015);

	private static final int PEOPLE = 20;

	private static final int TEAMS = 5;

	private static final int FIRST_ITEMS = 40;

	private static final boolean LONG_RUN = OPERATIONS > 1_000;

	private static final int SETTINGS_PER_STEP = 2;

	private static final int PROGRESS = 500;

	/**
	 * It is asked after every action, so that everybody always has something in the
	 * cache.
	 */
	private static final Map<String, String[]> EVERYTHING = question("start=2025-09-01", "end=2026-06-01");

	private static final List<Map<String, String[]>> QUESTIONS = List.of(question("start=2025-09-28", "end=2025-11-09"),
			question("start=2025-09-28", "end=2025-11-09", "type=task"),
			question("start=2025-10-01T00:00:00Z", "end=2025-11-01T00:00:00Z", "timeZone=UTC"),
			question("start=2025-10-01", "end=2025-11-01", "timeZone=Asia/Tokyo", "status=completed,blocked"),
			question("start=2025-10-06", "end=2025-10-13"), question("start=2025-10-15", "end=2025-10-16"),
			question("start=2025-09-01", "end=2025-12-01", "assignee=me"),
			question("start=2025-09-01", "end=2025-12-01", "team=personal"),
			question("start=2025-09-01", "end=2025-12-01", "q=item 1"),
			question("start=2025-09-01", "end=2025-12-01", "priority=medium", "type=project"));

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

	private final Map<UUID, String> everythingBefore = new HashMap<>();

	private final Map<String, Integer> outcomes = new TreeMap<>();

	private int reads;

	private int hits;

	private int surelyUntouched;

	@Test
	void everyFeedIsWhatItIsWithoutACache() {
		Viewer admin = this.office.admin();
		this.clients.put(admin, this.office.signIn(admin));
		for (int i = 1; i < PEOPLE; i++) {
			Viewer person = this.office.person("Person " + (char) ('A' + i));
			this.clients.put(person, this.office.signIn(person));
		}
		List<Viewer> people = List.copyOf(this.clients.keySet());
		formTeams(people);
		OracleWorld world = OracleWorld.read(this.jdbc);
		RandomActions actions = new RandomActions(this.random, admin, people, world);
		for (int i = 0; i < FIRST_ITEMS; i++) {
			act(actions.first(world));
			world = OracleWorld.read(this.jdbc);
		}
		verify(world, world.people().keySet(), true, "seed %d, before the first step".formatted(SEED));
		for (int step = 1; step <= OPERATIONS; step++) {
			Action action = actions.next(world);
			Response answer = act(action);
			String description = "seed %d, step %d: %s -> %d %s".formatted(SEED, step, action, answer.status(),
					answer.body());
			logger.debug("{}", description);
			assertThat(answer.status()).as(description).isLessThan(500);
			this.outcomes.merge(kind(action) + " " + answer.status(), 1, Integer::sum);
			OracleWorld before = world;
			world = OracleWorld.read(this.jdbc);
			verify(world, concerned(action, answer, before, world), answer.status() < 400, description);
			signInAgain(action, answer);
			if (step % PROGRESS == 0) {
				logger.info("{} of {} operations, {} items and {} in the trash, {} reads", step, OPERATIONS,
						world.living().size(), world.trashed().size(), this.reads);
			}
		}
		logger.info("{} operations with seed {}: {} reads, {} of them hits, {} surely untouched; {}", OPERATIONS, SEED,
				this.reads, this.hits, this.surelyUntouched, this.outcomes);
		assertThat(this.hits).isGreaterThan(this.reads / 4);
	}

	private Response act(Action action) {
		return this.clients.get(action.actor()).send(action.method(), action.path(), action.body(), action.headers());
	}

	private void formTeams(List<Viewer> people) {
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
		return action.method() + " " + action.path().replaceAll("[0-9a-f-]{36}", "*");
	}

	/**
	 * Returns everybody whom a action may concern; all when it may be anybody.
	 */
	private static Set<UUID> concerned(Action action, Response answer, OracleWorld before, OracleWorld after) {
		if (answer.status() >= 400) {
			return Set.of();
		}
		if (action.touched().everybody()) {
			return after.people().keySet();
		}
		Set<UUID> concerned = action.touched().audience(before, after);
		concerned.add(action.actor().id());
		return concerned;
	}

	private void signInAgain(Action action, Response answer) {
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
	 * Compares everybody's feeds. After a action that was refused, they are what they
	 * were before it.
	 */
	private void verify(OracleWorld world, Set<UUID> concerned, boolean done, String description) {
		assertThat(world.flaws()).as(description).isEmpty();
		for (Viewer person : this.clients.keySet()) {
			SignedInPerson signedIn = new SignedInPerson(person.id(), world.people().get(person.id()).epoch());
			boolean untouched = !concerned.contains(person.id());
			boolean compared = done && !(LONG_RUN && untouched && this.random.nextInt(3) > 0);
			String expected = compared ? text(() -> this.uncached.read(signedIn, EVERYTHING))
					: this.everythingBefore.get(person.id());
			this.everythingBefore.put(person.id(), expected);
			CacheStatus status = verify(signedIn, person, EVERYTHING, expected, description);
			if (untouched && status != null) {
				this.surelyUntouched++;
				assertThat(status).as("whether %s is left alone by %s", person.username(), description)
					.isEqualTo(CacheStatus.HIT);
			}
			if (this.random.nextInt(LONG_RUN ? 8 : 3) == 0) {
				Map<String, String[]> question = question(world);
				verify(signedIn, person, question, text(() -> this.uncached.read(signedIn, question)), description);
			}
		}
		verifySettings(world, description);
	}

	private @Nullable CacheStatus verify(SignedInPerson signedIn, Viewer person, Map<String, String[]> question,
			String expected, String description) {
		CacheStatus[] status = new CacheStatus[1];
		String actual = text(() -> {
			Optional<FeedAnswer> answer = this.feed.read(signedIn, question);
			answer.ifPresent((found) -> status[0] = found.status());
			return answer;
		});
		if (!actual.equals(expected)) {
			assertThat(actual).as("what %s gets for %s after %s", person.username(), text(question), description)
				.isEqualTo(expected);
		}
		this.reads++;
		this.hits += (status[0] == CacheStatus.HIT) ? 1 : 0;
		return status[0];
	}

	private void verifySettings(OracleWorld world, String description) {
		List<OracleWorld.Item> living = world.living();
		for (int i = 0; i < SETTINGS_PER_STEP && !living.isEmpty(); i++) {
			OracleWorld.Item item = living.get(this.random.nextInt(living.size()));
			List<Viewer> seeing = this.clients.keySet()
				.stream()
				.filter((person) -> world.sees(person.id(), item))
				.toList();
			if (!seeing.isEmpty()) {
				this.settings.verify(seeing.get(this.random.nextInt(seeing.size())), item.id(),
						"settings of " + item + " after " + description);
			}
		}
	}

	private Map<String, String[]> question(OracleWorld world) {
		List<UUID> teams = world.teams();
		int chosen = this.random.nextInt(QUESTIONS.size() + 1);
		if (chosen < QUESTIONS.size() || teams.isEmpty()) {
			return QUESTIONS.get(chosen % QUESTIONS.size());
		}
		return question("start=2025-09-01", "end=2025-12-01", "team=" + teams.get(this.random.nextInt(teams.size())));
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

	private static String text(Map<String, String[]> question) {
		StringBuilder text = new StringBuilder();
		question.forEach((name, values) -> text.append('&').append(name).append('=').append(values[0]));
		return text.toString();
	}

	private static Map<String, String[]> question(String... parameters) {
		Map<String, String[]> question = new HashMap<>();
		for (String parameter : parameters) {
			String[] parts = parameter.split("=", 2);
			question.put(parts[0], new String[] { parts[1] });
		}
		return question;
	}

}
