package dev.kalends.exchange;

import java.util.List;

import dev.kalends.web.ViolationTexts;

import org.springframework.stereotype.Component;

/**
 * Renders the violations of an import as error messages.
 */
@Component
class RowErrors {

	private final ViolationTexts texts;

	RowErrors(ViolationTexts texts) {
		this.texts = texts;
	}

	List<RowError> of(ImportRefusedException refused) {
		return of(refused.violations());
	}

	List<RowError> of(List<RowViolation> violations) {
		return violations.stream().map(this::of).toList();
	}

	RowError of(RowViolation violation) {
		ViolationTexts.FieldError error = this.texts.error(violation.violation());
		return new RowError(violation.row(), error.field(), error.message());
	}

	/**
	 * An error in a row.
	 *
	 * @param row row number as in a spreadsheet; the header is row 1
	 * @param field column name
	 * @param message the error message, which says what would be accepted
	 */
	record RowError(long row, String field, String message) {

	}

}
