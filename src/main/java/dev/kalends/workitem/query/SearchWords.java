package dev.kalends.workitem.query;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.kalends.shared.SearchText;

/**
 * Splits a search text into words. A search requires all words, in any order.
 */
public final class SearchWords {

	private SearchWords() {
	}

	/**
	 * Returns the distinct words of a text in normal form ({@link SearchText}).
	 */
	public static SortedSet<String> in(String text) {
		SortedSet<String> words = new TreeSet<>();
		Arrays.stream(SearchText.of(text).split("\\s+")).filter((word) -> !word.isEmpty()).forEach(words::add);
		return words;
	}

}
