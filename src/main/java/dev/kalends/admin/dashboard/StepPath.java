package dev.kalends.admin.dashboard;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A step chart over the minutes of an hour, as paths in an SVG of 600 by 100. Minutes
 * without a value leave a gap.
 *
 * @param line the line
 * @param area the filled area under the line
 */
record StepPath(String line, String area) {

	/**
	 * The width of a minute in the SVG.
	 */
	static final int STEP = 10;

	/**
	 * The height of the SVG.
	 */
	static final int HEIGHT = 100;

	/**
	 * Creates the chart.
	 * @param heights from 0 to 1, one for each minute; {@code null} for a gap
	 */
	static StepPath of(List<@Nullable Double> heights) {
		StringBuilder line = new StringBuilder();
		StringBuilder area = new StringBuilder();
		boolean drawing = false;
		for (int i = 0; i < heights.size(); i++) {
			Double height = heights.get(i);
			if (height != null) {
				String y = y(height);
				line.append(drawing ? "V" + y : "M" + i * STEP + " " + y);
				area.append(drawing ? "V" + y : "M" + i * STEP + " " + HEIGHT + "V" + y);
				line.append('H').append((i + 1) * STEP);
				area.append('H').append((i + 1) * STEP);
			}
			else if (drawing) {
				area.append('V').append(HEIGHT).append('Z');
			}
			drawing = height != null;
		}
		if (drawing) {
			area.append('V').append(HEIGHT).append('Z');
		}
		return new StepPath(line.toString(), area.toString());
	}

	private static String y(double height) {
		return String.format(Locale.ROOT, "%.1f", HEIGHT * (1 - height));
	}

}
