package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import dev.kalends.bench.FeedConnection.Answer;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.team.TeamRole;

/**
 * Cache hit ratio while one change per second happens, each in a different one of twenty
 * teams.
 */
class SharePart implements Part {

	private static final int TEAMS = 20;

	private static final int MEMBERS = 10;

	private static final int EVENTS = 100;

	/**
	 * Reads per second and person.
	 */
	private static final double READS_PER_PERSON = 1;

	private static final double TARGET_RATIO = 0.9;

	@Override
	public String name() {
		return "share";
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		List<Reader> readers = new ArrayList<>();
		List<CountedItem> items = new ArrayList<>();
		try (Node node = data.startForDataCreation()) {
			Client admin = node.admin();
			for (int i = 0; i < TEAMS; i++) {
				String team = Installation.team(admin, "Team " + i);
				items.add(CountedItem.create(admin, team));
				Installation.plan(admin, "Team " + i, EVENTS);
				for (int j = 0; j < settings.scaled(MEMBERS); j++) {
					Client member = Installation.person(node, admin, "p" + i + "." + j);
					Installation.join(admin, team, member, TeamRole.VIEWER);
					readers.add(new Reader(i, FeedConnection.feed(member, Installation.SIX_WEEKS)));
				}
			}
		}
		Section section = new Section("Hits during writes").text(
				"%d people in %d separate teams, with %d events for each team. Each person reads six weeks once a second on average, and one item of one team changes each second, for %d seconds."
					.formatted(readers.size(), TEAMS, EVENTS, time(settings)))
			.table("", "changes", "reads", "hit ratio", "stale");
		try (Contenders contenders = Contenders.start(data, Contenders.KALENDS, Contenders.ALL_EVICTED,
				Contenders.MONTH_EVICTED)) {
			for (Map.Entry<String, Node> contender : contenders.nodes().entrySet()) {
				Map<String, Long> counted = count(settings, contender.getValue(), readers, items);
				double share = (double) counted.get("hits") / counted.get("reads");
				section.row(contender.getKey(), "%,d".formatted(counted.get("changes")),
						"%,d".formatted(counted.get("reads")), "%.3f".formatted(share),
						"%,d".formatted(counted.get("stale")));
				if (contender.getKey().equals(Contenders.KALENDS)) {
					section
						.target("hit ratio", "%.3f".formatted(share), "at least " + TARGET_RATIO, share >= TARGET_RATIO)
						.target("stale reads", counted.get("stale").toString(), "0", counted.get("stale") == 0);
				}
				machine.read();
			}
		}
		return section.endTable();
	}

	private static long time(Settings settings) {
		return settings.turn().toSeconds() * settings.rounds();
	}

	private static Map<String, Long> count(Settings settings, Node node, List<Reader> readers, List<CountedItem> of)
			throws Exception {
		List<CountedItem> items = of.stream().map((item) -> item.at(node.address())).toList();
		readAll(node, readers);
		long start = System.nanoTime();
		long seconds = time(settings);
		long end = start + seconds * 1_000_000_000L;
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < seconds; i++) {
				Load.waitUntil(start + i * 1_000_000_000L);
				items.get(i % items.size()).change();
			}
		}, (task) -> new Thread(task, "writer").start());
		Map<String, Long> counted = new HashMap<>(Map.of("reads", 0L, "hits", 0L, "stale", 0L, "changes", seconds));
		double pause = 1e9 / (readers.size() * READS_PER_PERSON);
		List<long[]> results = Load.onEachConnection(node, (connection, index) -> {
			long[] own = new long[3];
			// Each connection performs a share of the reads, as a Poisson process.
			long due = start;
			while (true) {
				due += (long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) * pause * Load.CONNECTIONS);
				if (due > end) {
					return own;
				}
				Load.waitUntil(due);
				Reader reader = readers.get(ThreadLocalRandom.current().nextInt(readers.size()));
				long acknowledged = items.get(reader.team).acknowledged();
				Answer answer = connection.send(reader.request);
				own[0]++;
				own[1] += answer.isHit() ? 1 : 0;
				own[2] += CountedItem.isStale(answer, acknowledged) ? 1 : 0;
			}
		});
		writer.join();
		for (long[] each : results) {
			counted.merge("reads", each[0], Long::sum);
			counted.merge("hits", each[1], Long::sum);
			counted.merge("stale", each[2], Long::sum);
		}
		return counted;
	}

	private static void readAll(Node node, List<Reader> readers) throws Exception {
		try (FeedConnection connection = new FeedConnection(node)) {
			for (Reader reader : readers) {
				connection.send(reader.request);
			}
		}
	}

	private record Reader(int team, byte[] request) {

	}

}
