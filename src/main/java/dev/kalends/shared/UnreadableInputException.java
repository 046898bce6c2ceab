package dev.kalends.shared;

import java.util.List;

/**
 * What was sent cannot be read: wrong type, unknown value or unknown name. Nothing was
 * saved.
 */
public class UnreadableInputException extends RuntimeException {

	private final transient List<Violation> violations;

	public UnreadableInputException(List<Violation> violations) {
		super(violations.toString());
		this.violations = List.copyOf(violations);
	}

	public UnreadableInputException(Violation violation) {
		this(List.of(violation));
	}

	public List<Violation> violations() {
		return this.violations;
	}

}
