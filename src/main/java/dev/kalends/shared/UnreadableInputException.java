package dev.kalends.shared;

import java.util.List;

/**
 * The input cannot be parsed: wrong type, unknown value or unknown name. Nothing was
 * saved.
 */
public class UnreadableInputException extends RuntimeException {

	private final transient Violations violations;

	public UnreadableInputException(List<Violation> violations) {
		this(Violations.of(violations));
	}

	private UnreadableInputException(Violations violations) {
		super(violations.toString());
		this.violations = violations;
	}

	public UnreadableInputException(Violation violation) {
		this(List.of(violation));
	}

	/**
	 * Returns the violations, truncated to the first
	 * {@link RequestLimits#MAX_VIOLATIONS}.
	 */
	public List<Violation> violations() {
		return this.violations.listed();
	}

	/**
	 * Returns how many violations are not listed in {@link #violations()}.
	 */
	public int more() {
		return this.violations.more();
	}

}
