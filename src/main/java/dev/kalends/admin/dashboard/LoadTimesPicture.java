package dev.kalends.admin.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.admin.dashboard.LoadTimes.Step;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of feed response times over the last hour, hits compared with misses,
 * as a histogram with a logarithmic axis.
 *
 * @param series one for each source of feeds
 * @param ticks the labels of the axis; empty if only means are known
 * @param words text alternative
 */
record LoadTimesPicture(List<Series> series, List<Tick> ticks, String words) {

	private static final double WIDTH = 600;

	private static final double HEIGHT = 100;

	private static final double NANOS_PER_MILLI = 1e6;

	/**
	 * Factor that gives a width to the first and the last bucket, which have only one
	 * bound.
	 */
	private static final double OPEN = 1.5;

	/**
	 * Returns the chart for an hour; {@code null} if no feed was read.
	 */
	static @Nullable LoadTimesPicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample total = hour.total();
		List<String> sources = Stream.of("hit", "miss", "bypass")
			.filter((source) -> total.feed(source).count() > 0)
			.toList();
		if (sources.isEmpty()) {
			return null;
		}
		List<Step> all = sources.stream().flatMap((source) -> total.feed(source).steps().stream()).toList();
		Axis axis = Axis.around(all);
		double most = sources.stream()
			.flatMap((source) -> axis.densities(total.feed(source)).stream())
			.max(Double::compare)
			.orElse(1.0);
		List<Series> series = sources.stream()
			.map((source) -> series(source, total.feed(source), axis, most, texts))
			.toList();
		return new LoadTimesPicture(series, all.isEmpty() ? List.of() : axis.ticks(texts),
				series.stream().map((one) -> words(one, texts)).collect(Collectors.joining(" ")));
	}

	private static Series series(String source, LoadTimes times, Axis axis, double most, FigureTexts texts) {
		Optional<Duration> median = times.within(0.5);
		String none = texts.text("dashboard.unknown");
		return new Series(source, texts.text("dashboard.source-" + source), texts.number(times.count()),
				median.map(texts::duration).orElse(none), times.within(0.95).map(texts::duration).orElse(none),
				times.mean().map(texts::duration).orElse(none), axis.outline(times, most),
				median.map((duration) -> axis.x(duration.toNanos())).orElse(null));
	}

	private static String words(Series series, FigureTexts texts) {
		return texts.text("dashboard.load-times-words", series.label(), series.count(), series.median(), series.most(),
				series.mean());
	}

	/**
	 * The response times of feeds from one source.
	 *
	 * @param source {@code hit}, {@code miss} or {@code bypass}
	 * @param label localized name
	 * @param count number of feeds
	 * @param median the median
	 * @param most the 95th percentile
	 * @param mean the mean
	 * @param outline the histogram, as an SVG path
	 * @param medianAt the x coordinate of the median
	 */
	record Series(String source, String label, String count, String median, String most, String mean, String outline,
			@Nullable String medianAt) {

	}

	/**
	 * A label of the axis.
	 *
	 * @param label the duration
	 * @param at the x coordinate, from 0 to 600
	 */
	record Tick(String label, int at) {

	}

	/**
	 * The logarithmic axis, between two powers of ten of a millisecond.
	 */
	private record Axis(int first, int last) {

		static Axis around(List<Step> steps) {
			double from = steps.stream().mapToDouble(Axis::from).min().orElse(NANOS_PER_MILLI);
			double to = steps.stream().mapToDouble(Axis::to).max().orElse(NANOS_PER_MILLI);
			int first = (int) Math.floor(log(from));
			return new Axis(first, Math.max(first + 1, (int) Math.ceil(log(to))));
		}

		private static double from(Step step) {
			return (step.from() > 0) ? step.from() : step.to() / OPEN;
		}

		private static double to(Step step) {
			return (step.to() > step.from()) ? step.to() : step.from() * OPEN;
		}

		private static double log(double nanos) {
			return Math.log10(nanos / NANOS_PER_MILLI);
		}

		private double position(double nanos) {
			double position = WIDTH * (log(nanos) - this.first) / (this.last - this.first);
			return Math.min(WIDTH, Math.max(0, position));
		}

		String x(double nanos) {
			return number(position(nanos));
		}

		/**
		 * Returns the height of each bucket before scaling: its share of all feeds
		 * divided by its width.
		 */
		List<Double> densities(LoadTimes times) {
			List<Step> steps = times.steps();
			double sum = steps.stream().mapToLong(Step::count).sum();
			return steps.stream()
				.map((step) -> step.count() / sum / Math.max(1, position(to(step)) - position(from(step))))
				.toList();
		}

		String outline(LoadTimes times, double most) {
			List<Step> steps = times.steps();
			List<Double> densities = densities(times);
			List<String> parts = new ArrayList<>();
			for (int i = 0; i < steps.size(); i++) {
				Step step = steps.get(i);
				boolean joined = i > 0 && steps.get(i - 1).to() == step.from();
				boolean joins = i + 1 < steps.size() && steps.get(i + 1).from() == step.to();
				String top = number(HEIGHT * (1 - densities.get(i) / most));
				parts.add(joined ? "V" + top : "M" + x(from(step)) + " " + number(HEIGHT) + "V" + top);
				parts.add("H" + x(to(step)) + (joins ? "" : "V" + number(HEIGHT)));
			}
			return String.join("", parts);
		}

		List<Tick> ticks(FigureTexts texts) {
			return IntStream.range(this.first, this.last).mapToObj((power) -> {
				Duration time = Duration.ofNanos(Math.round(Math.pow(10, power) * NANOS_PER_MILLI));
				return new Tick(texts.duration(time), (int) Math.round(position(time.toNanos())));
			}).toList();
		}

		private static String number(double value) {
			return String.format(Locale.ROOT, "%.1f", value);
		}

	}

}
