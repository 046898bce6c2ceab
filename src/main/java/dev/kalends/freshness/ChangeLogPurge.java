package dev.kalends.freshness;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the change log short.
 */
@Component
class ChangeLogPurge {

	/**
	 * How long a change stays in the log.
	 */
	static final Duration KEPT = Duration.ofDays(30);

	/**
	 * The most changes that stay in the log.
	 */
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
	 * Runs once an hour, because an import or a busy day fills the log quickly.
	 */
	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void purge() {
		int removed = this.transactions.execute(() -> this.log.removeOld(this.clock.instant().minus(KEPT), MAX_ROWS));
		logger.debug("Removed {} changes from the log", removed);
	}

}
