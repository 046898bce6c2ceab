package dev.kalends.history;

import java.time.Clock;
import java.time.Duration;

import dev.kalends.freshness.WriteTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Enforces the retention period of the work item history.
 */
@Component
class HistoryPurge {

	/**
	 * Retention period of a change set.
	 */
	static final Duration RETENTION = Duration.ofDays(400);

	private static final Logger logger = LoggerFactory.getLogger(HistoryPurge.class);

	private final ChangeSetRepository changeSets;

	private final WriteTransactions transactions;

	private final Clock clock;

	HistoryPurge(ChangeSetRepository changeSets, WriteTransactions transactions, Clock clock) {
		this.changeSets = changeSets;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Runs once a day, the first time shortly after startup, because some servers do not
	 * run at night.
	 */
	@Scheduled(initialDelayString = "PT2M", fixedDelayString = "P1D")
	void purge() {
		int deleted = this.transactions
			.execute(() -> this.changeSets.deleteExpired(this.clock.instant().minus(RETENTION)));
		if (deleted > 0) {
			logger.info("Deleted {} change sets that were older than {} days or whose items no longer exist", deleted,
					RETENTION.toDays());
		}
	}

}
