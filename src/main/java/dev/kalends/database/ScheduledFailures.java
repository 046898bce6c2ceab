package dev.kalends.database;

import dev.kalends.shared.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.ErrorHandler;

/**
 * Logs failures of scheduled tasks. During an outage every task fails, and the watch has
 * logged the cause already.
 */
class ScheduledFailures implements ErrorHandler {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledFailures.class);

	private final DatabaseWatch watch;

	ScheduledFailures(DatabaseWatch watch) {
		this.watch = watch;
	}

	@Override
	public void handleError(Throwable failure) {
		if (OutOfMemory.isCauseOf(failure)) {
			OutOfMemory.endProcess();
		}
		if (this.watch.outageCausing(failure) == null) {
			logger.error("A scheduled task failed", failure);
		}
	}

}
