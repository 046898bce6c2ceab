package dev.kalends.account;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The clock on which times of day are shown.
 */
public enum ClockFormat {

	TWELVE_HOURS("12", "h12"),

	TWENTY_FOUR_HOURS("24", "h23");

	private final String code;

	private final String hourCycle;

	ClockFormat(String code, String hourCycle) {
		this.code = code;
		this.hourCycle = hourCycle;
	}

	/**
	 * Returns the number of hours, as forms post it.
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Returns the hour cycle (Unicode Technical Standard 35, key {@code hc}).
	 */
	public String hourCycle() {
		return this.hourCycle;
	}

	static @Nullable ClockFormat ofCode(String code) {
		return Arrays.stream(values()).filter((format) -> format.code.equals(code)).findFirst().orElse(null);
	}

	static List<String> codes() {
		return Arrays.stream(values()).map(ClockFormat::code).toList();
	}

}
