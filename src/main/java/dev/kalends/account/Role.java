package dev.kalends.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A person's role in the whole installation. No role gives access to other people's work
 * items.
 */
public enum Role {

	/**
	 * Uses the calendar.
	 */
	USER,

	/**
	 * Also administers people and the installation.
	 */
	ADMIN;

	/**
	 * Returns the name of the role in the API.
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
