package dev.kalends.workitem.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody looks for: words that all have to be found, in any order and whatever
 * their case.
 */
public final class SearchWords {

	private SearchWords() {
	}

	/**
	 * Returns the words of a text in lower case, each once.
	 */
	public static SortedSet<String> in(String text) {
		SortedSet<String> words = new TreeSet<>();
		Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.forEach(words::add);
		return words;
	}

}
