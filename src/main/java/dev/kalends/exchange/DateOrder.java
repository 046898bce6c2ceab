package dev.kalends.exchange;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The order of day, month and year in a numeric date.
 */
enum DateOrder {

	/**
	 * 15/10/2025.
	 */
	DMY,

	/**
	 * 10/15/2025.
	 */
	MDY,

	/**
	 * 2025-10-15. Dates with the year first are read in columns of any order.
	 */
	YMD;

	/**
	 * The orders that cannot be told apart in dates such as 03/04/2025.
	 */
	static final List<DateOrder> YEAR_LAST = List.of(DMY, MDY);

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds an order to choose.
	 */
	static @Nullable DateOrder ofCode(String code) {
		return YEAR_LAST.stream().filter((value) -> value.code().equals(code)).findFirst().orElse(null);
	}

	static List<String> codes() {
		return YEAR_LAST.stream().map(DateOrder::code).toList();
	}

}
