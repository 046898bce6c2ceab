package dev.kalends.freshness;

import java.util.UUID;

/**
 * A set of readers who see the same things change. Scopes are ordered by name; that is
 * the order in which their counters are locked.
 *
 * @param name the key of the counter, such as {@code user:0198…} or {@code everyone}
 */
public record Scope(String name) implements Comparable<Scope> {

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
	 * Returns the part of the name before the colon: {@code user}, {@code everyone}.
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
