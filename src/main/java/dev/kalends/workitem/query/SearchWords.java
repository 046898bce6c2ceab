package dev.kalends.workitem.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Splits a search text into words. A search requires all words, in any order and case.
 */
public final class SearchWords {

	private SearchWords() {
	}

	/**
	 * Returns the distinct words of a text in lower case.
	 */
	public static SortedSet<String> in(String text) {
		SortedSet<String> words = new TreeSet<>();
		Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.forEach(words::add);
		return words;
	}

}
