package dev.kalends.shared;

/**
 * Ends the process after an {@link OutOfMemoryError}, as the option
 * {@code -XX:+ExitOnOutOfMemoryError} does. Such an error ends any thread at any place,
 * those that accept connections among them, so what goes on afterwards only looks alive.
 * Whatever was acknowledged is in the database; a supervisor starts another process.
 */
public final class OutOfMemory {

	/**
	 * The exit code of {@code -XX:+ExitOnOutOfMemoryError}.
	 */
	private static final int EXIT_CODE = 3;

	private OutOfMemory() {
	}

	/**
	 * Ends the process when a thread ends by such an error.
	 */
	public static void endProcessOnUncaught() {
		Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			if (isBehind(failure)) {
				endProcess();
			}
			if (before != null) {
				before.uncaughtException(thread, failure);
			}
			else {
				failure.printStackTrace();
			}
		});
	}

	/**
	 * Tells whether a failure is such an error, or was caused by one.
	 */
	public static boolean isBehind(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof OutOfMemoryError) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Ends the process at once. Nothing is closed: that may need memory, and the database
	 * survives it.
	 */
	public static void endProcess() {
		System.err.println("Out of memory. The process ends; whatever was acknowledged is saved."
				+ " Start it again, with a larger -Xmx if this happens often.");
		Runtime.getRuntime().halt(EXIT_CODE);
	}

}
