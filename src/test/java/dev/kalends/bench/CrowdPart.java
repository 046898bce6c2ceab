package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kalends.bench.FeedConnection.Answer;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.team.TeamRole;

/**
 * The cost of a change in a team of one and of a thousand members, and with few and many
 * cache entries; and the load when a thousand people refetch their calendar after it.
 */
class CrowdPart implements Part {

	private static final int MEMBERS = 1000;

	private static final int EVENTS = 300;

	private static final int FEW = 10;

	private static final int MANY = 100_000;

	private static final int CHANGES = 50;

	private static final double TARGET_RATIO = 1.2;

	private static final String LARGE_CACHE = "kalends.calendar.cache.max-size=1GB";

	@Override
	public String name() {
		return "crowd";
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		List<byte[]> members = new ArrayList<>();
		CountedItem ofOne;
		CountedItem ofMany;
		Client first = null;
		try (Node node = data.startForDataCreation()) {
			Client admin = node.admin();
			ofOne = CountedItem.create(admin, Installation.team(admin, "One"));
			String big = Installation.team(admin, "Many");
			ofMany = CountedItem.create(admin, big);
			Installation.plan(admin, "Many", EVENTS);
			for (int i = 0; i < settings.scaled(MEMBERS); i++) {
				Client member = Installation.person(node, admin, "p" + i);
				Installation.join(admin, big, member, TeamRole.VIEWER);
				members.add(FeedConnection.feed(member, Installation.SIX_WEEKS));
				first = (first != null) ? first : member;
			}
		}
		Section section = new Section("Crowds");
		Installation full = data.copy("full");
		try (Node few = data.start(Set.of(), LARGE_CACHE); Node many = full.start(Set.of(), LARGE_CACHE)) {
			Entries.fill(few, first, FEW);
			Entries.fill(many, first, settings.scaled(MANY));
			writes(settings, section, members.size(), ofOne, ofMany, few, many, machine);
			refetches(settings, section, members, ofMany.at(few.address()), few, machine);
		}
		return section;
	}

	private static void writes(Settings settings, Section section, int members, CountedItem ofOne, CountedItem ofMany,
			Node few, Node many, Machine machine) throws Exception {
		String beside = " with " + FEW + " cache entries";
		String crowded = "%,d members".formatted(members) + beside;
		String full = "1 member with %,d cache entries".formatted(settings.scaled(MANY));
		Map<String, CountedItem> sides = new LinkedHashMap<>();
		sides.put("1 member" + beside, ofOne.at(few.address()));
		sides.put(crowded, ofMany.at(few.address()));
		sides.put(full, ofOne.at(many.address()));
		Map<String, List<Double>> medians = new LinkedHashMap<>();
		for (int round = -1; round < settings.rounds(); round++) {
			for (Map.Entry<String, CountedItem> side : sides.entrySet()) {
				double median = change(side.getValue(), settings.scaled(CHANGES));
				if (round >= 0) {
					medians.computeIfAbsent(side.getKey(), (name) -> new ArrayList<>()).add(median);
				}
			}
			machine.read();
		}
		section
			.text("%d changes in each of %d turns; median and range of the medians of the turns."
				.formatted(settings.scaled(CHANGES), settings.rounds()))
			.table("a change in a team of", "ms", "ratio");
		List<Double> base = medians.values().iterator().next();
		medians.forEach((name, figures) -> section.row(name, Spread.of(figures).text(1), ratio(figures, base).text(2)));
		section.endTable();
		for (String name : List.of(crowded, full)) {
			Spread ratio = ratio(medians.getOrDefault(name, List.of()), base);
			section.target("change in a team of " + name, ratio.text(2), "at most 1.2 times",
					ratio.median() <= TARGET_RATIO);
		}
	}

	private static Spread ratio(List<Double> figures, List<Double> base) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < figures.size(); i++) {
			ratios.add(figures.get(i) / base.get(i));
		}
		return Spread.of(ratios);
	}

	private static double change(CountedItem item, int times) {
		long[] took = new long[times];
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			item.change();
			took[i] = System.nanoTime() - start;
		}
		return Spread.millis(took, 0.5);
	}

	private static void refetches(Settings settings, Section section, List<byte[]> members, CountedItem item, Node node,
			Machine machine) throws Exception {
		List<Double> times = new ArrayList<>();
		long mostLoads = 0;
		long stale = 0;
		for (int round = -1; round < settings.rounds(); round++) {
			item.change();
			long start = System.nanoTime();
			long[] counted = readAll(node, members, item.acknowledged());
			if (round >= 0) {
				times.add((System.nanoTime() - start) / 1e6);
				mostLoads = Math.max(mostLoads, counted[0]);
				stale += counted[1];
			}
			machine.read();
		}
		section.text(
				"After one change, all %,d members request the same window of %d events over %d connections. All of them have a response after %s ms."
					.formatted(members.size(), EVENTS, Load.CONNECTIONS, Spread.of(times).text(0)));
		section
			.target("feeds read from the database after one change and %,d refetches".formatted(members.size()),
					"%,d".formatted(mostLoads), "1", mostLoads == 1)
			.target("stale reads", Long.toString(stale), "0", stale == 0);
	}

	/**
	 * Returns the number of responses loaded from the database, and of stale responses.
	 */
	private static long[] readAll(Node node, List<byte[]> members, long acknowledged) throws Exception {
		long[] counted = new long[2];
		for (long[] each : Load.onEachConnection(node, (connection, index) -> {
			long[] own = new long[2];
			for (int i = index; i < members.size(); i += Load.CONNECTIONS) {
				Answer answer = connection.send(members.get(i));
				own[0] += answer.isLoaded() ? 1 : 0;
				own[1] += CountedItem.isStale(answer, acknowledged) ? 1 : 0;
			}
			return own;
		})) {
			counted[0] += each[0];
			counted[1] += each[1];
		}
		return counted;
	}

}
