package dev.kalends.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Startup time until the first feed, and memory usage, of the packaged application.
 */
class ProcessPart implements Part {

	private static final int EVENTS = 100;

	private static final int MANY = 100_000;

	private static final double AIM_SECONDS = 5;

	private static final double AIM_MEGABYTES = 120;

	private static final int BOUND_MEGABYTES = 64;

	@Override
	public String name() {
		return "process";
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Installation data = new Installation(folder.resolve("data"));
		Client ann = data.createPlan(EVENTS);
		Delivery unpacked = Delivery.unpacked(folder.resolve("unpacked"));
		Map<Delivery, List<Double>> seconds = new LinkedHashMap<>();
		Delivery shared = unpacked.withSharedClasses(folder.resolve("unpacked"));
		for (Delivery delivery : List.of(Delivery.jar(), unpacked, shared, shared.withFirstCompilerOnly())) {
			seconds.put(delivery, new ArrayList<>());
		}
		for (int round = 0; round < settings.rounds(); round++) {
			for (Map.Entry<Delivery, List<Double>> turn : seconds.entrySet()) {
				turn.getValue().add(start(data, turn.getKey(), ann));
			}
			machine.read();
		}
		Section section = new Section("Start and memory").text(
				"The size of the jar is %d MB. The duration of a start is measured from the launch of `java` to the first feed of %d events, on an existing database; median and range of %d starts of each kind, in turns. [Operations](operations.md#a-quicker-start) describes unpacking, class data sharing and starting with the first compiler only."
					.formatted(Files.size(Delivery.JAR) >> 20, EVENTS, settings.rounds()));
		section.table("kind of start", "first feed after");
		seconds.forEach((delivery, starts) -> section.row(delivery.name(), Spread.of(starts).text(1) + " s"));
		section.endTable();
		double fastest = seconds.values()
			.stream()
			.mapToDouble((starts) -> Spread.of(starts).median())
			.min()
			.orElseThrow();
		section.target("fastest kind of start, to the first feed", "%.1f s".formatted(fastest), "under 5 s",
				fastest < AIM_SECONDS);
		try (Node node = data.start(Delivery.jar())) {
			read(node, ann);
			double idle = ProcessFigures.heapAfterCollection(node);
			section.table("", "heap after a collection", "resident");
			section.row("idle", "%.0f MB".formatted(idle), "%.0f MB".formatted(ProcessFigures.resident(node)));
			Entries.fill(node, ann, settings.scaled(MANY));
			double full = ProcessFigures.heapAfterCollection(node);
			section.row("after %,d different feeds".formatted(settings.scaled(MANY)), "%.0f MB".formatted(full),
					"%.0f MB".formatted(ProcessFigures.resident(node)));
			section.endTable();
			section.target("heap at idle", "%.0f MB".formatted(idle), "under 120 MB", idle < AIM_MEGABYTES)
				.target("heap that %,d feeds add".formatted(settings.scaled(MANY)), "%.0f MB".formatted(full - idle),
						"bounded by the setting, " + BOUND_MEGABYTES + " MB", full - idle <= BOUND_MEGABYTES);
		}
		return section;
	}

	private static double start(Installation data, Delivery delivery, Client person) throws Exception {
		long start = System.nanoTime();
		try (Node node = data.start(delivery)) {
			read(node, person);
			return (System.nanoTime() - start) / 1e9;
		}
	}

	private static void read(Node node, Client person) throws Exception {
		try (FeedConnection connection = new FeedConnection(node)) {
			connection.send(FeedConnection.feed(person, Installation.SIX_WEEKS));
		}
	}

}
