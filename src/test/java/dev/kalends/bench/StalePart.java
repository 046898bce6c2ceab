package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import dev.kalends.bench.FeedConnection.Answer;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.team.TeamRole;

/**
 * Number of stale responses while one person changes an item as fast as possible, and
 * this person and a colleague read it with several windows and filters.
 */
class StalePart implements Part {

	private static final int EVENTS = 100;

	private static final List<String> QUERIES = List.of(Installation.MONTH, Installation.SIX_WEEKS,
			"start=2025-10-13&end=2025-10-20", Installation.MONTH + "&type=task");

	@Override
	public String name() {
		return "stale";
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		Client ann;
		Client bob;
		CountedItem item;
		try (Node node = data.startForDataCreation()) {
			Client admin = node.admin();
			ann = Installation.person(node, admin, "ann");
			bob = Installation.person(node, admin, "bob");
			String team = Installation.team(admin, "One");
			Installation.join(admin, team, ann, TeamRole.EDITOR);
			Installation.join(admin, team, bob, TeamRole.VIEWER);
			Installation.plan(ann, "One", EVENTS);
			item = CountedItem.create(ann, team);
		}
		Section section = new Section("Stale reads")
			.text("One person changes a title as fast as possible. This person and a colleague read the month, the six"
					+ " weeks that a calendar shows of it, a week, and the tasks of the month, over 8 connections. A"
					+ " response is stale if it does not show a change that was acknowledged before the request.")
			.table("", "changes", "reads", "hits", "stale");
		List<byte[]> requests = new ArrayList<>();
		for (Client person : List.of(ann, bob)) {
			QUERIES.forEach((query) -> requests.add(FeedConnection.feed(person, query)));
		}
		try (Contenders contenders = Contenders.start(data, Contenders.KALENDS, Contenders.ALL_EVICTED,
				Contenders.MONTH_EVICTED)) {
			for (Map.Entry<String, Node> contender : contenders.nodes().entrySet()) {
				long[] counted = count(settings, contender.getValue(), item, requests);
				section.row(contender.getKey(), "%,d".formatted(counted[0]), "%,d".formatted(counted[1]),
						"%,d".formatted(counted[2]), "%,d".formatted(counted[3]));
				if (contender.getKey().equals(Contenders.KALENDS)) {
					section.target("stale reads of Kalends", Long.toString(counted[3]), "0", counted[3] == 0);
				}
				machine.read();
			}
		}
		return section.endTable();
	}

	/**
	 * Returns the numbers of changes, reads, hits and stale reads.
	 */
	private static long[] count(Settings settings, Node node, CountedItem of, List<byte[]> requests) throws Exception {
		CountedItem item = of.at(node.address());
		long end = System.nanoTime() + settings.turn().multipliedBy(settings.rounds()).toNanos();
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			while (System.nanoTime() < end) {
				item.change();
			}
		}, (task) -> new Thread(task, "writer").start());
		long[] counted = new long[4];
		for (long[] each : Load.onEachConnection(node, (connection, index) -> {
			long[] own = new long[3];
			while (System.nanoTime() < end) {
				long acknowledged = item.acknowledged();
				Answer answer = connection.send(requests.get(ThreadLocalRandom.current().nextInt(requests.size())));
				own[0]++;
				own[1] += answer.isHit() ? 1 : 0;
				own[2] += CountedItem.isStale(answer, acknowledged) ? 1 : 0;
			}
			return own;
		})) {
			for (int i = 0; i < each.length; i++) {
				counted[i + 1] += each[i];
			}
		}
		writer.join();
		counted[0] = item.acknowledged();
		return counted;
	}

}
