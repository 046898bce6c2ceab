package dev.kalends.exchange;

import java.util.Comparator;
import java.util.List;

import dev.kalends.shared.RequestLimits;

/**
 * A file that was to be imported breaks rules. Nothing of it was saved.
 */
public class ImportRefusedException extends RuntimeException {

	private final transient List<RowViolation> violations;

	private final int more;

	/**
	 * Lists the first violations, in the order of their rows.
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
	 * Returns how many violations there are beyond those in {@link #violations()}.
	 */
	int more() {
		return this.more;
	}

}
