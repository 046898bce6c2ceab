package dev.kalends.shared;

import java.util.List;

/**
 * What was sent can be read but breaks a rule. Nothing was saved.
 */
public class RuleViolatedException extends RuntimeException {

	private final transient List<Violation> violations;

	public RuleViolatedException(List<Violation> violations) {
		super(violations.toString());
		this.violations = List.copyOf(violations);
	}

	public RuleViolatedException(Violation violation) {
		this(List.of(violation));
	}

	public List<Violation> violations() {
		return this.violations;
	}

}
