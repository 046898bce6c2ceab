package dev.kalends.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.function.Function;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The order in which the reader looks for names: "Ägypten" stands before "Bern".
 */
public final class AlphabeticalOrder {

	private AlphabeticalOrder() {
	}

	/**
	 * Returns the order of things by a name of theirs in the reader's language.
	 */
	public static <T> Comparator<T> by(Function<T, String> name) {
		Collator collator = Collator.getInstance(LocaleContextHolder.getLocale());
		return (left, right) -> collator.compare(name.apply(left), name.apply(right));
	}

}
