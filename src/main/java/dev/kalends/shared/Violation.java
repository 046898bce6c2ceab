package dev.kalends.shared;

import java.util.List;

/**
 * One thing wrong with one field of what somebody sent.
 *
 * @param field the field's name as the outside knows it, in camelCase
 * @param code key of the text in {@code messages.properties}, without its prefix
 * {@code violation.}; the text says what would be accepted
 * @param arguments what the text's placeholders stand for
 */
public record Violation(String field, String code, List<Object> arguments) {

	public static Violation of(String field, String code, Object... arguments) {
		return new Violation(field, code, List.of(arguments));
	}

	/**
	 * Returns the same violation under another field's name.
	 */
	public Violation at(String otherField) {
		return new Violation(otherField, this.code, this.arguments);
	}

}
