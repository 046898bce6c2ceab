package dev.kalends.web;

import java.util.List;

import dev.kalends.shared.Ellipsis;
import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.Violation;

import org.springframework.stereotype.Component;

/**
 * Renders violations in the viewer's language.
 */
@Component
public class ViolationTexts {

	private final Messages messages;

	ViolationTexts(Messages messages) {
		this.messages = messages;
	}

	/**
	 * Returns the message for a violation.
	 */
	public String text(Violation violation) {
		Object[] arguments = violation.arguments().stream().map(ViolationTexts::truncated).toArray();
		return this.messages.text("violation." + violation.code(), arguments);
	}

	/**
	 * Truncates input that is quoted in a message.
	 */
	private static Object truncated(Object argument) {
		return (argument instanceof String text) ? Ellipsis.shorten(text, RequestLimits.MAX_QUOTED) : argument;
	}

	/**
	 * Returns the violations as entries of problem details.
	 */
	public List<FieldError> errors(List<Violation> violations) {
		return violations.stream().map(this::error).toList();
	}

	/**
	 * Returns a violation as an entry of problem details.
	 */
	public FieldError error(Violation violation) {
		return new FieldError(Ellipsis.shorten(violation.field(), RequestLimits.MAX_QUOTED), text(violation));
	}

	/**
	 * An entry of {@code errors} in problem details.
	 *
	 * @param field the invalid member or parameter
	 * @param message the error and the accepted values
	 */
	public record FieldError(String field, String message) {

	}

}
