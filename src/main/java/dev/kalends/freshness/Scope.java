package dev.kalends.freshness;

import java.util.UUID;

/**
 * A group of readers who see the same changes. Scopes are ordered by name, which is the
 * lock order of their versions.
 *
 * @param name the key of the scope version, such as {@code user:0198…} or
 * {@code everyone}
 */
public record Scope(String name) implements Comparable<Scope> {

	private static final String SETTINGS_OF_ITEM = "settings:item:";

	/**
	 * All people of the installation.
	 */
	public static final Scope EVERYONE = new Scope("everyone");

	/**
	 * Returns the scope of one person.
	 */
	public static Scope user(UUID personId) {
		return new Scope("user:" + personId);
	}

	/**
	 * Returns the scope of all members of a team.
	 */
	public static Scope team(UUID teamId) {
		return new Scope("team:" + teamId);
	}

	/**
	 * The settings for everyone. They have their own scope, because most settings change
	 * no event.
	 */
	public static final Scope SETTINGS_OF_EVERYONE = new Scope("settings:everyone");

	/**
	 * Returns the scope of a team's settings.
	 */
	public static Scope settingsOfTeam(UUID teamId) {
		return new Scope("settings:team:" + teamId);
	}

	/**
	 * Returns the scope of a work item's settings. Most items have no settings, so the
	 * row is created by the first change; without a row the version is 0.
	 */
	public static Scope settingsOf(UUID itemId) {
		return new Scope(SETTINGS_OF_ITEM + itemId);
	}

	/**
	 * Returns whether the row is created by the first change. Writers hold the lock of
	 * the item by then, so two first changes cannot conflict.
	 */
	boolean isCreatedOnDemand() {
		return this.name.startsWith(SETTINGS_OF_ITEM);
	}

	/**
	 * Returns the kind of scope, which is the part of the name before the colon, such as
	 * {@code user}, {@code team} or {@code everyone}.
	 */
	public String kind() {
		int colon = this.name.indexOf(':');
		return (colon < 0) ? this.name : this.name.substring(0, colon);
	}

	@Override
	public int compareTo(Scope other) {
		return this.name.compareTo(other.name);
	}

}
