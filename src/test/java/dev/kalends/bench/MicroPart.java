package dev.kalends.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.kalends.calendar.FeedMicrobenchmark;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Duration of the individual steps of a feed and of a change, measured with JMH.
 */
class MicroPart implements Part {

	private static final int EVENTS = 100;

	private static final Map<String, String> STEPS = steps();

	private static Map<String, String> steps() {
		Map<String, String> steps = new LinkedHashMap<>();
		steps.put("version", "the calendar version, read in one statement");
		steps.put("parameters", "reading and checking the parameters");
		steps.put("key", "the key");
		steps.put("items", "the items of the window, two statements in a snapshot");
		steps.put("events", "the JSON of the events");
		steps.put("compose", "a feed composed from its parts");
		steps.put("compress", "compression of the feed");
		steps.put("bump", "one scope version incremented, logged and committed");
		return steps;
	}

	@Override
	public String name() {
		return "micro";
	}

	@Override
	public Section measure(Settings settings, Path folder, Machine machine) throws Exception {
		Path data = folder.resolve("data");
		new Installation(data).createPlan(EVENTS);
		Section section = new Section("Steps")
			.text(("Each step alone, for a window of six weeks with %d events, in the application with the embedded"
					+ " database; the mean of %d turns and half of its 99.9 %% confidence interval.")
				.formatted(EVENTS, settings.rounds()))
			.table("step", "µs");
		for (Map.Entry<String, String> step : STEPS.entrySet()) {
			Result<?> result = run(settings, data, step.getKey());
			section.row(step.getValue(), "%,.1f ± %,.1f".formatted(result.getScore(), result.getScoreError()));
			machine.read();
		}
		return section.endTable();
	}

	private static Result<?> run(Settings settings, Path data, String step) throws RunnerException {
		return new Runner(
				new OptionsBuilder().include("\\b" + FeedMicrobenchmark.class.getSimpleName() + "\\." + step + "$")
					.forks(1)
					.warmupIterations(settings.rounds())
					.warmupTime(TimeValue.seconds(1))
					.measurementIterations(settings.rounds())
					.measurementTime(TimeValue.seconds(settings.seconds()))
					.jvmArgsAppend("-Dkalends.bench.micro.data=" + data)
					.build())
			.runSingle()
			.getPrimaryResult();
	}

}
