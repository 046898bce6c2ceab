package dev.kalends.shared;

import java.util.List;

/**
 * One rule violated by one field of the input.
 *
 * @param field the field's name in the API, in camelCase
 * @param code key of the text in {@code messages.properties}, without its prefix
 * {@code violation.}; the text states the accepted values
 * @param arguments values for the placeholders of the text
 */
public record Violation(String field, String code, List<Object> arguments) {

	public static Violation of(String field, String code, Object... arguments) {
		return new Violation(field, code, List.of(arguments));
	}

	/**
	 * Returns the same violation for another field.
	 */
	public Violation at(String otherField) {
		return new Violation(otherField, this.code, this.arguments);
	}

}
