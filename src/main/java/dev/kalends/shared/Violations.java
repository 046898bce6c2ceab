package dev.kalends.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with something that was sent: the first violations, and how many more
 * there are. An answer that named all of them could be much larger than the request.
 *
 * @param listed at most {@link RequestLimits#MAX_VIOLATIONS}
 * @param more how many are not listed
 */
public record Violations(List<Violation> listed, int more) {

	public Violations {
		listed = List.copyOf(listed);
	}

	/**
	 * Lists the first of some violations.
	 */
	public static Violations of(List<Violation> all) {
		int listed = Math.min(all.size(), RequestLimits.MAX_VIOLATIONS);
		return new Violations(new ArrayList<>(all.subList(0, listed)), all.size() - listed);
	}

}
