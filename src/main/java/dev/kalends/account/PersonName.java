package dev.kalends.account;

import java.util.Locale;
import java.util.UUID;

/**
 * A person as shown to other people.
 *
 * @param id the person's id
 * @param username the username for sign-in
 * @param displayName the name shown to others
 */
public record PersonName(UUID id, String username, String displayName) {

	static PersonName of(Person person) {
		return new PersonName(person.id(), person.username(), person.displayName());
	}

	/**
	 * Returns a number from 0 to 7 that never changes for the person, used to colour
	 * people.
	 */
	public int hue() {
		return Math.floorMod(this.id.hashCode(), 8);
	}

	/**
	 * Returns the first letters of the first and the last word of the display name, in
	 * upper case.
	 */
	public String initials() {
		String[] words = this.displayName.strip().split("\\s+");
		String first = firstLetter(words[0]);
		return (words.length > 1) ? first + firstLetter(words[words.length - 1]) : first;
	}

	private static String firstLetter(String word) {
		return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
	}

}
