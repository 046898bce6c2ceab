package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Throughput of cached feeds with 100 events, compared with sending the same bytes
 * without any checks, with common ways of caching, and with no cache.
 */
class HitPart implements Part {

	private static final int EVENTS = 100;

	private static final String STATIC = "the same bytes, session and person read as for any page";

	private static final String UNCHECKED = "the same bytes, nothing read";

	/**
	 * Number of warm-up turns per process. During the warm-up the JIT compiler competes
	 * for the processor.
	 */
	private static final int WARM_UP_TURNS = 30;

	private static final double AIM_STATIC = 0.95;

	private static final double AIM_UNCACHED = 10;

	private static final double AIM_MILLIS = 10;

	@Override
	public String name() {
		return "hit";
	}

	@Override
	public Section measure(Settings settings, Path folder) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		Client ann = data.createPlan(EVENTS);
		try (Contenders contenders = Contenders.start(data, Contenders.STATIC, Contenders.KALENDS, Contenders.UNSAMPLED,
				Contenders.ALL_EVICTED, Contenders.MONTH_EVICTED, Contenders.UNCACHED)) {
			return compare(settings, contenders, sides(contenders, ann));
		}
	}

	private static Map<String, Side> sides(Contenders contenders, Client ann) {
		Map<String, Side> sides = new LinkedHashMap<>();
		Node still = contenders.node(Contenders.STATIC);
		sides.put(UNCHECKED,
				new Side(still, FeedConnection.feed(ann, Installation.SIX_WEEKS + "&static"), new ArrayList<>()));
		sides.put(STATIC, new Side(still, FeedConnection.request(ann, "/api/static-feed?" + Installation.SIX_WEEKS),
				new ArrayList<>()));
		byte[] feed = FeedConnection.feed(ann, Installation.SIX_WEEKS);
		contenders.nodes().forEach((name, node) -> {
			if (node != still) {
				sides.put(name, new Side(node, feed, new ArrayList<>()));
			}
		});
		return sides;
	}

	private static Section compare(Settings settings, Contenders contenders, Map<String, Side> sides) throws Exception {
		for (Side side : sides.values()) {
			long sidesOfNode = sides.values().stream().filter((other) -> other.node == side.node).count();
			Load.closed(side.node, side.request, settings.turn().multipliedBy(WARM_UP_TURNS).dividedBy(sidesOfNode));
		}
		for (int round = 0; round < settings.rounds(); round++) {
			for (Side side : sides.values()) {
				side.takeTurn(settings);
			}
		}
		Section section = new Section("Hits").text("A window of six weeks with " + EVENTS
				+ " events, 8 connections that send the next request as soon as the response has arrived; median and range of "
				+ settings.rounds() + " turns. Ratios are of turns in the same"
				+ " round. Each process was warmed up for " + settings.turn().multipliedBy(WARM_UP_TURNS).toSeconds()
				+ " seconds. The client shares the cores, so processor time is the more reliable figure.")
			.table("", "requests per second", "relative to static response", "server time per request");
		Side limit = side(sides, UNCHECKED);
		sides.forEach((name, side) -> section.row(name, side.rates().text(0), side.against(limit).text(2),
				side.costs().text(0) + " µs"));
		section.endTable();
		Side kalends = side(sides, Contenders.KALENDS);
		target(section, "hit against the same bytes, " + STATIC.substring(STATIC.indexOf(',') + 2),
				kalends.against(side(sides, STATIC)), AIM_STATIC);
		target(section, "hit against the same bytes, nothing read", kalends.against(limit), AIM_STATIC);
		target(section, "hit against no cache", kalends.against(side(sides, Contenders.UNCACHED)), AIM_UNCACHED);
		contenders.closeAllBut(Contenders.KALENDS);
		double rate = kalends.rates().median() / 2;
		List<Double> medians = new ArrayList<>();
		List<Double> slowest = new ArrayList<>();
		for (int round = 0; round < settings.rounds(); round++) {
			long[] took = Load.open(contenders.node(Contenders.KALENDS), kalends.request, rate, settings.turn());
			medians.add(Spread.millis(took, 0.5));
			slowest.add(Spread.millis(took, 0.99));
		}
		Spread due = Spread.of(slowest);
		return section.target(
				"99th percentile of hits at half the maximum rate (%,.0f per second; median %s ms), other processes stopped"
					.formatted(rate, Spread.of(medians).text(1)),
				due.text(1) + " ms", "under 10 ms", due.median() < AIM_MILLIS);
	}

	private static void target(Section section, String what, Spread ratio, double aim) {
		section.target(what, ratio.text(2), "at least " + aim + " times", ratio.median() >= aim);
	}

	private static Side side(Map<String, Side> sides, String name) {
		Side side = sides.get(name);
		if (side == null) {
			throw new IllegalArgumentException(name);
		}
		return side;
	}

	/**
	 * One of the compared variants.
	 *
	 * @param turns requests per second and server microseconds per request, for each turn
	 */
	private record Side(Node node, byte[] request, List<double[]> turns) {

		void takeTurn(Settings settings) throws Exception {
			double cpuBefore = ProcessFigures.cpuSeconds(this.node);
			long start = System.nanoTime();
			double rate = Load.closed(this.node, this.request, settings.turn());
			double answers = rate * (System.nanoTime() - start) / 1e9;
			this.turns.add(new double[] { rate, (ProcessFigures.cpuSeconds(this.node) - cpuBefore) * 1e6 / answers });
		}

		Spread rates() {
			return Spread.of(this.turns.stream().map((turn) -> turn[0]).toList());
		}

		Spread costs() {
			return Spread.of(this.turns.stream().map((turn) -> turn[1]).toList());
		}

		Spread against(Side other) {
			return Spread.of(IntStream.range(0, this.turns.size())
				.mapToObj((i) -> this.turns.get(i)[0] / other.turns.get(i)[0])
				.toList());
		}

	}

}
