package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.support.PostgresServer;
import dev.kalends.team.TeamRole;

/**
 * Duration of a cache miss with few and with many items in the database, for windows with
 * the same number of events.
 */
class MissPart implements Part {

	private static final int TEAMS = 10;

	private static final int EVENTS = 200;

	private static final int FEW = 10_000;

	private static final int MANY = 1_000_000;

	private static final int WARM_UP = 1000;

	private static final int MISSES = 100;

	private static final double AIM_RATIO = 1.5;

	private static final double AIM_MILLIS = 10;

	private final String name;

	MissPart(String name) {
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	private boolean onPostgres() {
		return this.name.endsWith("postgres");
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		int many = settings.scaled(MANY);
		Side few = createSide(folder.resolve("few"), settings.scaled(FEW));
		Side large = createSide(folder.resolve("many"), many);
		try (few.node; large.node) {
			List<Side> sides = List.of(few, large);
			for (Side side : sides) {
				side.miss(settings.scaled(WARM_UP));
			}
			for (int round = 0; round < settings.rounds(); round++) {
				for (Side side : sides) {
					side.medians.add(side.miss(settings.scaled(MISSES)));
				}
				machine.read();
			}
		}
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < settings.rounds(); i++) {
			ratios.add(large.medians.get(i) / few.medians.get(i));
		}
		Spread ratio = Spread.of(ratios);
		Spread time = Spread.of(large.medians);
		return new Section("Misses, " + (onPostgres() ? "PostgreSQL" : "embedded database")).text(
				"%d teams, six weeks with %d events. The requests are sequential, each for a window that was not requested before. The other items are spread over twenty years; one in a hundred lasts 40 to 400 days. %d misses in each of %d turns; median and range of the medians of the turns."
					.formatted(TEAMS, EVENTS, settings.scaled(MISSES), settings.rounds()))
			.table("items", "ms", "ratio")
			.row("%,d".formatted(settings.scaled(FEW)), Spread.of(few.medians).text(1), "1")
			.row("%,d".formatted(many), time.text(1), ratio.text(2))
			.endTable()
			.target("%,d items against %,d".formatted(many, settings.scaled(FEW)), ratio.text(2), "at most 1.5 times",
					ratio.median() <= AIM_RATIO)
			.target("median with %,d items".formatted(many), "%.1f ms".formatted(time.median()), "under 10 ms",
					time.median() < AIM_MILLIS);
	}

	private Side createSide(Path folder, int items) throws Exception {
		String[] database = onPostgres() ? PostgresServer.newDatabase() : new String[0];
		Installation data = new Installation(folder, database);
		Client ann;
		List<UUID> teams = new ArrayList<>();
		UUID ownerId;
		try (Node node = data.startForDataCreation()) {
			Client admin = node.admin();
			ownerId = UUID.fromString(admin.get("/api/me").json().get("id").stringValue());
			ann = Installation.person(node, admin, "ann");
			for (int i = 0; i < TEAMS; i++) {
				String team = Installation.team(admin, "Team " + i);
				Installation.join(admin, team, ann, TeamRole.EDITOR);
				teams.add(UUID.fromString(team));
			}
		}
		new ManyItems(ownerId, teams).insert(data, items, EVENTS);
		return new Side(data.start(Set.of()), ann, new AtomicInteger(), new ArrayList<>());
	}

	/**
	 * One of the two compared databases.
	 *
	 * @param medians in milliseconds
	 */
	private record Side(Node node, Client person, AtomicInteger requested, List<Double> medians) {

		/**
		 * Returns the median duration of some misses in milliseconds.
		 */
		double miss(int times) throws Exception {
			long[] took = new long[times];
			try (FeedConnection connection = new FeedConnection(this.node)) {
				for (int i = 0; i < times; i++) {
					byte[] request = FeedConnection.feed(this.person, Entries.window(this.requested.incrementAndGet()));
					long start = System.nanoTime();
					FeedConnection.Answer answer = connection.send(request);
					took[i] = System.nanoTime() - start;
					requireAll(answer);
				}
			}
			return Spread.millis(took, 0.5);
		}

		private static void requireAll(FeedConnection.Answer answer) throws Exception {
			int events = answer.json().split("\"workItemId\"", -1).length - 1;
			if (!answer.isLoaded() || events != EVENTS) {
				throw new IllegalStateException(answer.cacheStatus() + " with " + events + " events");
			}
		}

	}

}
