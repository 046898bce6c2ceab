package dev.kalends.admin.dashboard;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A line over the minutes of an hour, as paths in a picture of 600 by 100. Each minute is
 * level; where nothing is known there is no line.
 *
 * @param line the line itself
 * @param area what lies below it
 */
record StepPath(String line, String area) {

	/**
	 * The width of a minute in the picture.
	 */
	static final int STEP = 10;

	/**
	 * The height of the picture.
	 */
	static final int HEIGHT = 100;

	/**
	 * Draws a line.
	 * @param heights from 0 to 1, one for each minute; {@code null} where nothing is
	 * known
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
