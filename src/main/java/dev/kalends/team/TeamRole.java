package dev.kalends.team;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The permissions of a member in a team. Each role includes the permissions of the
 * previous one.
 */
public enum TeamRole {

	/**
	 * Sees the team's items.
	 */
	VIEWER,

	/**
	 * Creates, changes and deletes the team's items.
	 */
	EDITOR,

	/**
	 * Changes the team, its members and its settings.
	 */
	MANAGER;

	/**
	 * Returns the name of the role in the API.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether the role permits changing items.
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
