package dev.kalends.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.function.Function;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Sorts names by the collation of the viewer's language: "Ägypten" before "Bern".
 */
public final class AlphabeticalOrder {

	private AlphabeticalOrder() {
	}

	/**
	 * Returns a comparator for objects by name.
	 */
	public static <T> Comparator<T> by(Function<T, String> name) {
		Collator collator = Collator.getInstance(LocaleContextHolder.getLocale());
		return (left, right) -> collator.compare(name.apply(left), name.apply(right));
	}

}
