package dev.kalends.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.shared.Violation;

import org.springframework.stereotype.Component;

/**
 * Maps violations to the form fields that show them.
 */
@Component
public class FieldErrors {

	private final ViolationTexts texts;

	FieldErrors(ViolationTexts texts) {
		this.texts = texts;
	}

	/**
	 * Returns the first error message of each invalid field, by the field's name.
	 */
	public Map<String, String> of(List<Violation> violations) {
		Map<String, String> errors = new LinkedHashMap<>();
		for (Violation violation : violations) {
			errors.putIfAbsent(violation.field(), this.texts.text(violation));
		}
		return errors;
	}

}
