package dev.kalends.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

/**
 * The most common passwords, which attackers try first. They come from the zxcvbn
 * library, which sorts passwords found in public leaks by frequency. Its strength
 * estimate is not used: its cost grows with the length of the password, and its result
 * cannot be explained in a sentence.
 */
final class CommonPasswords {

	static final int COUNT = 10_000;

	private static final String LIST = "com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

	private CommonPasswords() {
	}

	/**
	 * Returns whether a password is among the {@value #COUNT} most common ones, ignoring
	 * case.
	 */
	static boolean contains(String password) {
		return Loaded.LONG_ENOUGH.contains(password.toLowerCase(Locale.ROOT));
	}

	/**
	 * Lazy holder, initialized with the first check. Passwords shorter than the minimum
	 * are skipped: they are two thirds of the list.
	 */
	private static final class Loaded {

		static final Set<String> LONG_ENOUGH = read();

		private static Set<String> read() {
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(new ClassPathResource(LIST).getInputStream(), StandardCharsets.UTF_8))) {
				return lines.lines()
					.limit(COUNT)
					.filter((password) -> password.length() >= PersonDraft.MIN_PASSWORD)
					.collect(Collectors.toUnmodifiableSet());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The list of common passwords is missing: " + LIST, ex);
			}
		}

	}

}
