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
 * Permanently deletes items whose retention period in the trash has expired. Trashed
 * items are in no feed, so no scope version changes. The deletion cascades to
 * descendants; all of them are in the trash too, because restoring an item attaches it to
 * the nearest ancestor outside the trash.
 */
@Component
class TrashPurge {

	/**
	 * Retention period of the trash.
	 */
	static final Duration RETENTION = Duration.ofDays(30);

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
	 * Runs once a day, the first time shortly after startup, because some servers do not
	 * run at night.
	 */
	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
	void purge() {
		int deleted = this.transactions
			.execute(() -> this.repository.removeTrashedBefore(this.clock.instant().minus(RETENTION)));
		if (deleted > 0) {
			logger.info("Permanently deleted {} items that had been in the trash for {} days", deleted,
					RETENTION.toDays());
		}
	}

}
