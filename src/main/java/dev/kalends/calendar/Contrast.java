package dev.kalends.calendar;

/**
 * Selects a text color by contrast
 * (<a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2</a>). The better
 * of black and white has a contrast of at least 4.58:1 on every color.
 */
final class Contrast {

	private static final String BLACK = "#000000";

	private static final String WHITE = "#ffffff";

	private Contrast() {
	}

	/**
	 * Returns black or white, whichever has the higher contrast.
	 * @param background {@code #rrggbb}
	 */
	static String textOn(String background) {
		double luminance = luminance(background);
		return (ratio(luminance, 0) >= ratio(1, luminance)) ? BLACK : WHITE;
	}

	/**
	 * Returns the contrast ratio of two colors, from 1 to 21.
	 */
	static double ratio(String one, String other) {
		double first = luminance(one);
		double second = luminance(other);
		return ratio(Math.max(first, second), Math.min(first, second));
	}

	private static double ratio(double lighter, double darker) {
		return (lighter + 0.05) / (darker + 0.05);
	}

	private static double luminance(String color) {
		int rgb = Integer.parseInt(color.substring(1), 16);
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int channel) {
		double value = (channel & 0xff) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
