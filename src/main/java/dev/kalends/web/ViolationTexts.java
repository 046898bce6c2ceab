package dev.kalends.web;

import java.util.List;
import java.util.Locale;

import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.Violation;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a field in the reader's language.
 */
@Component
public class ViolationTexts {

	private final MessageSource messages;

	ViolationTexts(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * Returns the sentence for a violation.
	 */
	public String text(Violation violation) {
		Locale locale = LocaleContextHolder.getLocale();
		Object[] arguments = violation.arguments().stream().map(ViolationTexts::shortened).toArray();
		return this.messages.getMessage("violation." + violation.code(), arguments, locale);
	}

	/**
	 * Cuts what was sent where it is repeated in a message.
	 */
	private static Object shortened(Object argument) {
		return (argument instanceof String text) ? shortened(text, RequestLimits.MAX_QUOTED) : argument;
	}

	private static String shortened(String text, int length) {
		return (text.length() > length) ? text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…" : text;
	}

	/**
	 * Returns the violations as problem details carry them.
	 */
	public List<FieldError> errors(List<Violation> violations) {
		return violations.stream().map(this::error).toList();
	}

	/**
	 * Returns a violation as problem details carry it.
	 */
	public FieldError error(Violation violation) {
		return new FieldError(shortened(violation.field(), RequestLimits.MAX_QUOTED), text(violation));
	}

	/**
	 * An entry of {@code errors} in problem details.
	 *
	 * @param field the member or parameter that is wrong
	 * @param message what is wrong and what would be accepted
	 */
	public record FieldError(String field, String message) {

	}

}
