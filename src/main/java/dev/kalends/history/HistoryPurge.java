package dev.kalends.history;

import java.time.Clock;
import java.time.Duration;

import dev.kalends.freshness.WriteTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the history of work items from growing for ever.
 */
@Component
class HistoryPurge {

	/**
	 * How long a change stays in the history.
	 */
	static final Duration KEPT = Duration.ofDays(400);

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
	 * Runs once a day, for the first time soon after the start, as the purge of the trash
	 * does.
	 */
	@Scheduled(initialDelayString = "PT2M", fixedDelayString = "P1D")
	void purge() {
		int removed = this.transactions.execute(() -> this.changeSets.removeOld(this.clock.instant().minus(KEPT)));
		logger.info("Removed {} change sets that were older than {} days or of items that are no more", removed,
				KEPT.toDays());
	}

}
