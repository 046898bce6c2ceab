package dev.kalends.shared;

import java.util.List;

/**
 * The input is well-formed but breaks a rule. Nothing was saved.
 */
public class RuleViolatedException extends RuntimeException {

	private final transient Violations violations;

	public RuleViolatedException(List<Violation> violations) {
		this(Violations.of(violations));
	}

	private RuleViolatedException(Violations violations) {
		super(violations.toString());
		this.violations = violations;
	}

	public RuleViolatedException(Violation violation) {
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
