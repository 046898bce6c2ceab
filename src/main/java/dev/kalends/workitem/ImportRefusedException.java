package dev.kalends.workitem;

import java.util.List;

/**
 * A plan that was to be imported breaks rules. Nothing of it was saved.
 */
public class ImportRefusedException extends RuntimeException {

	private final transient List<RowViolation> violations;

	ImportRefusedException(List<RowViolation> violations) {
		super(violations.size() + " violations");
		this.violations = List.copyOf(violations);
	}

	ImportRefusedException(RowViolation violation) {
		this(List.of(violation));
	}

	List<RowViolation> violations() {
		return this.violations;
	}

}
