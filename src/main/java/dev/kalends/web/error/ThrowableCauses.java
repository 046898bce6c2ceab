package dev.kalends.web.error;

import org.jspecify.annotations.Nullable;

/**
 * Searches the cause chain of exceptions, which frameworks wrap, sometimes repeatedly.
 */
public final class ThrowableCauses {

	private ThrowableCauses() {
	}

	/**
	 * Returns the first exception of a type in the cause chain, including the exception
	 * itself, or {@code null}.
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
