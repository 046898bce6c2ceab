package dev.kalends.workitem;

import java.time.Clock;

import dev.kalends.freshness.ScopeChanges;
import dev.kalends.location.LocationDeleted;
import dev.kalends.location.LocationRenamed;
import jakarta.persistence.EntityManager;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Applies changes of a location to the items that use it, in the same transaction.
 */
@Component
class LocationEventListener {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final ScopeChanges changes;

	private final EntityManager entities;

	private final Clock clock;

	LocationEventListener(WorkItemRepository repository, LockedTree tree, ScopeChanges changes, EntityManager entities,
			Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.changes = changes;
		this.entities = entities;
		this.clock = clock;
	}

	@EventListener
	void renamed(LocationRenamed renamed) {
		this.repository.findByLocation(renamed.locationId()).forEach((item) -> this.changes.touch(item.scopes()));
	}

	/**
	 * Clears the deleted location of all items that use it. Items that changed their
	 * location before the lock was obtained are skipped.
	 */
	@EventListener
	void deleted(LocationDeleted deleted) {
		this.tree.lockAll(this.repository.findIdsByLocation(deleted.locationId()))
			.stream()
			.filter((item) -> deleted.locationId().equals(item.locationId()))
			.forEach((item) -> {
				this.changes.touch(item.scopes());
				item.clearLocation();
				item.incrementVersion(this.clock.instant());
			});
		this.entities.flush();
	}

}
