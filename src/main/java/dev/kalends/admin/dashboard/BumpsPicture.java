package dev.kalends.admin.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How often scope versions were incremented, per minute.
 *
 * @param bars the segments of the bars, in an SVG of 600 by 100
 * @param kinds the kinds of scopes and their totals in the hour
 * @param top the value at the upper edge of the SVG
 * @param total the total in the hour
 * @param words text alternative
 */
record BumpsPicture(List<Bar> bars, List<Kind> kinds, String top, String total, String words) {

	private static final int GAP = 2;

	/**
	 * Returns the chart for an hour; {@code null} if nothing was incremented.
	 */
	static @Nullable BumpsPicture of(HourOfSamples hour, FigureTexts texts) {
		MeterSample sum = hour.total();
		if (sum.allBumps() == 0) {
			return null;
		}
		List<@Nullable MeterSample> minutes = hour.minutes();
		long top = roundedUp(
				minutes.stream().mapToLong((minute) -> (minute != null) ? minute.allBumps() : 0).max().orElse(1));
		List<Bar> bars = new ArrayList<>();
		for (int i = 0; i < minutes.size(); i++) {
			MeterSample minute = minutes.get(i);
			if (minute != null) {
				addBars(bars, minute, i * StepPath.STEP, top);
			}
		}
		List<Kind> kinds = sum.bumps()
			.entrySet()
			.stream()
			.map((kind) -> new Kind(kind.getKey(), kindText(kind.getKey(), texts), texts.number(kind.getValue())))
			.toList();
		String total = texts.number(sum.allBumps());
		String each = kinds.stream().map((kind) -> kind.label() + " " + kind.count()).collect(Collectors.joining(", "));
		return new BumpsPicture(bars, kinds, texts.number(top), total,
				texts.text("dashboard.bumps-words", total, each));
	}

	private static void addBars(List<Bar> bars, MeterSample minute, int x, long top) {
		double y = StepPath.HEIGHT;
		for (var kind : minute.bumps().entrySet()) {
			double height = StepPath.HEIGHT * (double) kind.getValue() / top;
			y -= height;
			if (height > 0) {
				bars.add(new Bar(kind.getKey(), x + GAP / 2, y, StepPath.STEP - GAP, height));
			}
		}
	}

	static String kindText(String kind, FigureTexts texts) {
		return texts.textOr("scope-kind." + kind, kind);
	}

	/**
	 * Rounds up to the next number in the sequence 1, 2, 5, 10, 20, 50 and so on.
	 */
	static long roundedUp(long number) {
		long power = 1;
		while (power * 10 <= number) {
			power *= 10;
		}
		for (long factor : new long[] { 1, 2, 5 }) {
			if (number <= factor * power) {
				return factor * power;
			}
		}
		return 10 * power;
	}

	/**
	 * A segment of a stacked bar.
	 */
	record Bar(String kind, double x, double y, double width, double height) {

	}

	/**
	 * A kind of scope.
	 *
	 * @param name such as {@code user}
	 * @param label localized name
	 * @param count number of increments
	 */
	record Kind(String name, String label, String count) {

	}

}
