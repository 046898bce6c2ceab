package dev.kalends.exchange;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The characters between the cells of a row.
 */
enum Separator {

	COMMA(','),

	/**
	 * Used by spreadsheet programs where the comma is the decimal separator.
	 */
	SEMICOLON(';'),

	TAB('\t');

	private final char character;

	Separator(char character) {
		this.character = character;
	}

	char character() {
		return this.character;
	}

	/**
	 * Returns the name in parameters.
	 */
	String code() {
		return switch (this) {
			case COMMA -> "comma";
			case SEMICOLON -> "semicolon";
			case TAB -> "tab";
		};
	}

	/**
	 * Finds a separator by its name or by the character itself.
	 */
	static @Nullable Separator ofCode(String code) {
		return Arrays.stream(values())
			.filter((value) -> value.code().equals(code) || String.valueOf(value.character).equals(code))
			.findFirst()
			.orElse(null);
	}

	static List<String> codes() {
		return Arrays.stream(values()).map(Separator::code).toList();
	}

}
