package dev.kalends.team;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a member may do in a team. Each role may do what the one before may.
 */
public enum TeamRole {

	/**
	 * Sees the team's items.
	 */
	VIEWER,

	/**
	 * Makes, changes and deletes the team's items.
	 */
	EDITOR,

	/**
	 * Changes the team, its members and its settings.
	 */
	MANAGER;

	/**
	 * Returns the name of the role as the outside knows it.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Tells whether the role allows to change items.
	 */
	public boolean mayEdit() {
		return this != VIEWER;
	}

	public static @Nullable TeamRole ofCode(String code) {
		return Arrays.stream(values()).filter((role) -> role.code().equals(code)).findFirst().orElse(null);
	}

	public static List<String> codes() {
		return Arrays.stream(values()).map(TeamRole::code).toList();
	}

}
