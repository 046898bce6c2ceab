package dev.kalends.web.error;

import org.jspecify.annotations.Nullable;

/**
 * What is behind a failure: frameworks wrap it, some of them more than once.
 */
public final class ThrowableCauses {

	private ThrowableCauses() {
	}

	/**
	 * Returns the first of a failure and its causes that is of a type, or null.
	 */
	public static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
