package dev.kalends.web;

import org.jspecify.annotations.Nullable;

/**
 * What is behind a failure: frameworks wrap it, some of them more than once.
 */
final class Causes {

	private Causes() {
	}

	/**
	 * Returns the first of a failure and its causes that is of a type, or null.
	 */
	static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
