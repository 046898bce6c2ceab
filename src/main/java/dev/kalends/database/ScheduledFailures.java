package dev.kalends.database;

import dev.kalends.shared.OutOfMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.ErrorHandler;

/**
 * Logs what fails on a schedule. During an outage that is every task there is, and the
 * watch has said why already.
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
		if (this.watch.outageBehind(failure) == null) {
			logger.error("A scheduled task failed", failure);
		}
	}

}
