package dev.kalends.freshness;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Limits the age and size of the change log.
 */
@Component
class ChangeLogPurge {

	static final Duration MAX_AGE = Duration.ofDays(30);

	static final int MAX_ROWS = 100_000;

	private static final Logger logger = LoggerFactory.getLogger(ChangeLogPurge.class);

	private final ChangeLog log;

	private final WriteTransactions transactions;

	private final Clock clock;

	ChangeLogPurge(ChangeLog log, WriteTransactions transactions, Clock clock) {
		this.log = log;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Runs hourly, because an import or a busy day can fill the log quickly.
	 */
	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void purge() {
		int removed = this.transactions
			.execute(() -> this.log.removeOld(this.clock.instant().minus(MAX_AGE), MAX_ROWS));
		logger.debug("Removed {} changes from the log", removed);
	}

}
