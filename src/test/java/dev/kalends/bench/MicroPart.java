package dev.kalends.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.kalends.calendar.FeedMicrobenchmark;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
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
		steps.put("version", "the version vector, read in one statement");
		steps.put("parameters", "the parameters, read and checked");
		steps.put("key", "the key");
		steps.put("items", "the items of the window, two statements in a snapshot");
		steps.put("events", "the JSON of the events");
		steps.put("compose", "a feed composed from its parts");
		steps.put("compress", "the feed compressed");
		steps.put("bump", "one counter incremented, logged and committed");
		return steps;
	}

	@Override
	public String name() {
		return "micro";
	}

	@Override
	public Section measure(Settings settings, Path folder) throws Exception {
		Path data = folder.resolve("data");
		new Installation(data).createPlan(EVENTS);
		Collection<RunResult> results = new Runner(
				new OptionsBuilder().include("\\b" + FeedMicrobenchmark.class.getSimpleName() + "\\.")
					.forks(1)
					.warmupIterations(settings.rounds())
					.warmupTime(TimeValue.seconds(1))
					.measurementIterations(settings.rounds())
					.measurementTime(TimeValue.seconds(settings.seconds()))
					.jvmArgsAppend("-Dkalends.bench.micro.data=" + data)
					.build())
			.run();
		Section section = new Section("Steps").text(
				"Each step by itself, for a window of six weeks with %d events, in the application on the embedded database; the mean of %d turns and half of its 99.9 %% confidence interval."
					.formatted(EVENTS, settings.rounds()));
		section.table("step", "µs");
		STEPS.forEach((name, text) -> {
			Result<?> result = results.stream()
				.map(RunResult::getPrimaryResult)
				.filter((each) -> each.getLabel().equals(name))
				.findFirst()
				.orElseThrow();
			section.row(text, "%,.1f ± %,.1f".formatted(result.getScore(), result.getScoreError()));
		});
		return section.endTable();
	}

}
