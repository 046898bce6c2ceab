package dev.kalends.history;

import java.time.Clock;
import java.time.Duration;

import dev.kalends.freshness.WriteTransactions;
import dev.kalends.workitem.WorkItemRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes for ever what has been in the trash for long. Nobody sees what is in the trash,
 * so nobody's version changes. What stands below a removed item goes along; that cannot
 * be anything living, because restoring puts an item below the nearest one above that is
 * not in the trash.
 */
@Component
class TrashPurge {

	/**
	 * How long a deletion can be taken back.
	 */
	static final Duration KEPT = Duration.ofDays(30);

	private static final Logger logger = LoggerFactory.getLogger(TrashPurge.class);

	private final WorkItemRepository repository;

	private final WriteTransactions transactions;

	private final Clock clock;

	TrashPurge(WorkItemRepository repository, WriteTransactions transactions, Clock clock) {
		this.repository = repository;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Runs once a day, for the first time soon after the start: not every machine runs at
	 * night.
	 */
	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
	void purge() {
		int removed = this.transactions
			.execute(() -> this.repository.removeTrashedBefore(this.clock.instant().minus(KEPT)));
		logger.info("Removed {} items that had been in the trash for {} days", removed, KEPT.toDays());
	}

}
