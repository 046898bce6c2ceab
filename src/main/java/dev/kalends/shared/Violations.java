package dev.kalends.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * The violations found in an input, truncated. A response with all of them could be much
 * larger than the request.
 *
 * @param listed at most {@link RequestLimits#MAX_VIOLATIONS} violations
 * @param more how many violations are not listed
 */
public record Violations(List<Violation> listed, int more) {

	public Violations {
		listed = List.copyOf(listed);
	}

	/**
	 * Truncates a list of violations to {@link RequestLimits#MAX_VIOLATIONS}.
	 */
	public static Violations of(List<Violation> all) {
		int listed = Math.min(all.size(), RequestLimits.MAX_VIOLATIONS);
		return new Violations(new ArrayList<>(all.subList(0, listed)), all.size() - listed);
	}

}
