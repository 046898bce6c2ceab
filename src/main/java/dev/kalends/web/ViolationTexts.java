package dev.kalends.web;

import java.util.List;
import java.util.Locale;

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
		return this.messages.getMessage("violation." + violation.code(), violation.arguments().toArray(), locale);
	}

	/**
	 * Returns the violations as problem details carry them.
	 */
	public List<FieldError> errors(List<Violation> violations) {
		return violations.stream().map((violation) -> new FieldError(violation.field(), text(violation))).toList();
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
