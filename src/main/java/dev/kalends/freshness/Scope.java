package dev.kalends.freshness;

import java.util.UUID;

/**
 * A set of readers who see the same things change. Scopes are ordered by name; that is
 * the order in which their counters are locked.
 *
 * @param name the key of the counter, such as {@code user:0198…} or {@code everyone}
 */
public record Scope(String name) implements Comparable<Scope> {

	private static final String SETTINGS_OF_ITEM = "settings:item:";

	/**
	 * Everybody: settings of the whole installation.
	 */
	public static final Scope EVERYONE = new Scope("everyone");

	/**
	 * The scope of one person.
	 */
	public static Scope user(UUID personId) {
		return new Scope("user:" + personId);
	}

	/**
	 * The scope of everybody in a team.
	 */
	public static Scope team(UUID teamId) {
		return new Scope("team:" + teamId);
	}

	/**
	 * The settings of everybody. They are kept apart from calendars, because most of them
	 * alter no event.
	 */
	public static final Scope SETTINGS_OF_EVERYONE = new Scope("settings:everyone");

	/**
	 * The settings of a team.
	 */
	public static Scope settingsOfTeam(UUID teamId) {
		return new Scope("settings:team:" + teamId);
	}

	/**
	 * The settings of a work item. Most items never set any, so the counter is made with
	 * the first change; until then it stands for 0.
	 */
	public static Scope settingsOf(UUID itemId) {
		return new Scope(SETTINGS_OF_ITEM + itemId);
	}

	/**
	 * Tells whether the counter is made with the first change. Whoever changes such a
	 * scope holds the lock on what it stands for, so two first changes cannot collide.
	 */
	boolean isMadeOnDemand() {
		return this.name.startsWith(SETTINGS_OF_ITEM);
	}

	/**
	 * Returns the part of the name before the colon: {@code user}, {@code team},
	 * {@code everyone}.
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
