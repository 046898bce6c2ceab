package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Throughput of cached feeds with 100 events, compared with sending the same bytes
 * without any checks, with common ways of caching, and with no cache.
 */
class HitPart implements Part {

	private static final int EVENTS = 100;

	private static final String STATIC = "the same bytes, session and person read";

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
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		Client ann = data.createPlan(EVENTS);
		try (Contenders contenders = Contenders.start(data, Contenders.STATIC, Contenders.KALENDS, Contenders.UNSAMPLED,
				Contenders.ALL_EVICTED, Contenders.MONTH_EVICTED, Contenders.UNCACHED)) {
			return compare(settings, contenders, sides(contenders, ann), machine);
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

	private static Section compare(Settings settings, Contenders contenders, Map<String, Side> sides, Machine machine)
			throws Exception {
		for (Side side : sides.values()) {
			long sidesOfNode = sides.values().stream().filter((other) -> other.node == side.node).count();
			Load.closed(side.node, side.request, settings.turn().multipliedBy(WARM_UP_TURNS).dividedBy(sidesOfNode));
		}
		for (int round = 0; round < settings.rounds(); round++) {
			for (Side side : sides.values()) {
				side.takeTurn(settings);
			}
			machine.read();
		}
		Section section = new Section("Hits")
			.text(("A window of six weeks with %d events. Each of %d connections sends the next request after the"
					+ " previous response; median and range of %d turns. Ratios compare turns of the same round. The"
					+ " warm-up of each process took %d seconds. Client and server share the cores, so the processor"
					+ " time of the server is the more reliable figure.")
				.formatted(EVENTS, Load.CONNECTIONS, settings.rounds(),
						settings.turn().multipliedBy(WARM_UP_TURNS).toSeconds()))
			.table("", "requests a second", "ratio to nothing read", "server time per request",
					"client time per request");
		Side limit = side(sides, UNCHECKED);
		sides.forEach((name, side) -> section.row(name, side.rates().text(0), side.against(limit).text(2),
				side.costs().text(0) + " µs", side.clientCosts().text(0) + " µs"));
		section.endTable();
		Side kalends = side(sides, Contenders.KALENDS);
		target(section, "hit against " + STATIC, kalends.against(side(sides, STATIC)), AIM_STATIC);
		target(section, "hit against " + UNCHECKED, kalends.against(limit), AIM_STATIC);
		target(section, "hit against no cache", kalends.against(side(sides, Contenders.UNCACHED)), AIM_UNCACHED);
		contenders.closeAllBut(Contenders.KALENDS);
		latency(settings, section, kalends, machine);
		return section;
	}

	/**
	 * Measures the latency at half of the highest rate.
	 */
	private static void latency(Settings settings, Section section, Side kalends, Machine machine) throws Exception {
		double rate = kalends.rates().median() / 2;
		List<Double> medians = new ArrayList<>();
		List<Double> slowest = new ArrayList<>();
		for (int round = 0; round < settings.rounds(); round++) {
			long[] took = Load.open(kalends.node, kalends.request, rate, settings.turn());
			medians.add(Spread.millis(took, 0.5));
			slowest.add(Spread.millis(took, 0.99));
			machine.read();
		}
		Spread due = Spread.of(slowest);
		section.target("99th percentile of hits at half of the highest rate (%,.0f a second; median %s ms)".formatted(
				rate, Spread.of(medians).text(1)), due.text(1) + " ms", "under 10 ms", due.median() < AIM_MILLIS);
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
	 * @param turns the turns of this side
	 */
	private record Side(Node node, byte[] request, List<Turn> turns) {

		void takeTurn(Settings settings) throws Exception {
			double serverBefore = ProcessFigures.cpuSeconds(this.node.pid());
			double clientBefore = ProcessFigures.cpuSeconds(ProcessHandle.current().pid());
			long start = System.nanoTime();
			double rate = Load.closed(this.node, this.request, settings.turn());
			double microsPerAnswer = 1e6 / (rate * (System.nanoTime() - start) / 1e9);
			this.turns.add(new Turn(rate, (ProcessFigures.cpuSeconds(this.node.pid()) - serverBefore) * microsPerAnswer,
					(ProcessFigures.cpuSeconds(ProcessHandle.current().pid()) - clientBefore) * microsPerAnswer));
		}

		Spread rates() {
			return spread(Turn::rate);
		}

		Spread costs() {
			return spread(Turn::serverMicros);
		}

		Spread clientCosts() {
			return spread(Turn::clientMicros);
		}

		Spread against(Side other) {
			return Spread.of(IntStream.range(0, this.turns.size())
				.mapToObj((i) -> this.turns.get(i).rate() / other.turns.get(i).rate())
				.toList());
		}

		private Spread spread(Function<Turn, Double> figure) {
			return Spread.of(this.turns.stream().map(figure).toList());
		}

	}

	/**
	 * The figures of a turn.
	 *
	 * @param rate requests per second
	 * @param serverMicros processor time of the server per request
	 * @param clientMicros processor time of the client per request
	 */
	private record Turn(double rate, double serverMicros, double clientMicros) {

	}

}
