package dev.kalends.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.shared.Violation;

import org.springframework.stereotype.Component;

/**
 * Says what is wrong next to each field of a form.
 */
@Component
public class FieldErrors {

	private final ViolationTexts texts;

	FieldErrors(ViolationTexts texts) {
		this.texts = texts;
	}

	/**
	 * Returns a sentence for each field that is wrong, the first one where there are
	 * several.
	 */
	public Map<String, String> of(List<Violation> violations) {
		Map<String, String> errors = new LinkedHashMap<>();
		for (Violation violation : violations) {
			errors.putIfAbsent(violation.field(), this.texts.text(violation));
		}
		return errors;
	}

}
