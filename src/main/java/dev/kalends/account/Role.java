package dev.kalends.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a person may do in the whole installation. It gives no right over other people's
 * work items.
 */
public enum Role {

	/**
	 * Works with the calendar.
	 */
	USER,

	/**
	 * Looks after people as well.
	 */
	ADMIN;

	/**
	 * Returns the name of the role as the outside knows it.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static @Nullable Role ofCode(String code) {
		return Arrays.stream(values()).filter((role) -> role.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(Role::code).toList();
	}

}
