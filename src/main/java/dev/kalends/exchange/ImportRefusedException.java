package dev.kalends.exchange;

import java.util.Comparator;
import java.util.List;

import dev.kalends.shared.RequestLimits;

/**
 * An imported file is invalid. Nothing was saved.
 */
public class ImportRefusedException extends RuntimeException {

	private final transient List<RowViolation> violations;

	private final int more;

	/**
	 * Keeps the first {@link RequestLimits#MAX_VIOLATIONS} violations, in row order.
	 */
	ImportRefusedException(List<RowViolation> violations) {
		super(violations.size() + " violations");
		this.violations = violations.stream()
			.sorted(Comparator.comparingLong(RowViolation::row))
			.limit(RequestLimits.MAX_VIOLATIONS)
			.toList();
		this.more = violations.size() - this.violations.size();
	}

	ImportRefusedException(RowViolation violation) {
		this(List.of(violation));
	}

	List<RowViolation> violations() {
		return this.violations;
	}

	/**
	 * Returns the number of violations that are not in {@link #violations()}.
	 */
	int more() {
		return this.more;
	}

}
