package dev.kalends.admin.dashboard;

import java.text.NumberFormat;
import java.time.Duration;

import dev.kalends.web.Messages;

import org.springframework.stereotype.Component;

/**
 * Formats numbers, durations and sizes in the language of the page.
 */
@Component
class FigureTexts {

	private static final double MEGA = 1024.0 * 1024;

	private final Messages messages;

	FigureTexts(Messages messages) {
		this.messages = messages;
	}

	/**
	 * Returns a message.
	 */
	String text(String key, Object... arguments) {
		return this.messages.text(key, arguments);
	}

	/**
	 * Returns a message, or a default if the key is unknown.
	 */
	String textOr(String key, String defaultText, Object... arguments) {
		return this.messages.textOr(key, defaultText, arguments);
	}

	/**
	 * Returns a quantity with its unit, such as "1 check" or "1,204 checks".
	 */
	String counted(String key, long number) {
		return (number == 1) ? text(key + "-one") : text(key, number(number));
	}

	String number(long number) {
		return NumberFormat.getIntegerInstance(this.messages.language()).format(number);
	}

	/**
	 * Returns a percentage such as "93 %". Only exactly 1 is formatted as 100 %, and only
	 * exactly 0 as 0 %.
	 */
	String percent(double share) {
		double percent = share * 100;
		boolean nearEnd = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
		double rounded = nearEnd ? Math.min(99.9, Math.max(0.1, Math.floor(percent * 10) / 10)) : Math.rint(percent);
		return text("item.percent", decimal(rounded, nearEnd ? 1 : 0));
	}

	/**
	 * Returns a duration with two significant digits, such as "0.12 ms" or "1.2 s".
	 */
	String duration(Duration duration) {
		double millis = duration.toNanos() / 1e6;
		return (millis < 999.5) ? text("unit.ms", twoDigits(millis)) : text("unit.s", twoDigits(millis / 1000));
	}

	/**
	 * Returns a size in megabytes, such as "0.4 MB" or "64 MB".
	 */
	String bytes(long bytes) {
		double megabytes = bytes / MEGA;
		boolean little = bytes > 0 && megabytes < 0.1;
		return text("unit.mb", little ? "< " + decimal(0.1, 1) : decimal(megabytes, (megabytes < 10) ? 1 : 0));
	}

	private String twoDigits(double value) {
		int digits = 0;
		for (double next = Math.max(value, 0.001); next < 9.95; next *= 10) {
			digits++;
		}
		return decimal(value, digits);
	}

	private String decimal(double value, int mostDigits) {
		NumberFormat format = NumberFormat.getNumberInstance(this.messages.language());
		format.setMaximumFractionDigits(mostDigits);
		return format.format(value);
	}

}
