package dev.kalends.exchange;

import java.util.List;

import dev.kalends.web.ViolationTexts;

import org.springframework.stereotype.Component;

/**
 * Says in words what is wrong with the rows of an import.
 */
@Component
class RowErrors {

	private final ViolationTexts texts;

	RowErrors(ViolationTexts texts) {
		this.texts = texts;
	}

	List<RowError> of(ImportRefusedException refused) {
		return refused.violations().stream().map(this::of).toList();
	}

	private RowError of(RowViolation violation) {
		ViolationTexts.FieldError error = this.texts.error(violation.violation());
		return new RowError(violation.row(), error.field(), error.message());
	}

	/**
	 * Something wrong in one row.
	 *
	 * @param row as a spreadsheet shows it; the header is row 1
	 * @param field name of the column
	 * @param message what would be accepted
	 */
	record RowError(long row, String field, String message) {

	}

}
