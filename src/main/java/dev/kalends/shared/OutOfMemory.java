package dev.kalends.shared;

/**
 * Ends the process after an {@link OutOfMemoryError}, as the option
 * {@code -XX:+ExitOnOutOfMemoryError} does. Such an error can end any thread, including
 * the threads that accept connections, so a process that continues only appears to be
 * alive. Acknowledged changes are in the database; a supervisor restarts the process.
 */
public final class OutOfMemory {

	/**
	 * The exit code of {@code -XX:+ExitOnOutOfMemoryError}.
	 */
	private static final int EXIT_CODE = 3;

	private OutOfMemory() {
	}

	/**
	 * Ends the process when any thread ends with an uncaught {@link OutOfMemoryError}.
	 */
	public static void endProcessOnUncaught() {
		Thread.UncaughtExceptionHandler previous = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			if (isCauseOf(failure)) {
				endProcess();
			}
			if (previous != null) {
				previous.uncaughtException(thread, failure);
			}
			else {
				failure.printStackTrace();
			}
		});
	}

	/**
	 * Returns whether a failure is an {@link OutOfMemoryError} or was caused by one.
	 */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof OutOfMemoryError) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Ends the process immediately, without shutdown hooks: closing resources may need
	 * memory, and the database survives a hard stop.
	 */
	public static void endProcess() {
		System.err.println("Out of memory. The process ends; all acknowledged changes are saved."
				+ " Start it again, with a larger -Xmx if this happens often.");
		Runtime.getRuntime().halt(EXIT_CODE);
	}

}
