package dev.kalends.workitem;

import java.time.Clock;

import dev.kalends.location.LocationDeleted;
import dev.kalends.location.LocationRenamed;
import jakarta.persistence.EntityManager;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Applies changes of a location to the items that take place there, within the
 * transaction of the change.
 */
@Component
class LocationEventListener {

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final EntityManager entities;

	private final Clock clock;

	LocationEventListener(WorkItemRepository repository, LockedTree tree, EntityManager entities, Clock clock) {
		this.repository = repository;
		this.tree = tree;
		this.entities = entities;
		this.clock = clock;
	}

	@EventListener
	void renamed(LocationRenamed renamed) {
		this.repository.findAt(renamed.locationId()).forEach(this.tree::touch);
	}

	/**
	 * Clears the location of all items that have it. Some may have been given another one
	 * while their trees were locked.
	 */
	@EventListener
	void deleted(LocationDeleted deleted) {
		this.tree.lockAll(this.repository.findIdsAt(deleted.locationId()))
			.stream()
			.filter((item) -> deleted.locationId().equals(item.locationId()))
			.forEach((item) -> {
				this.tree.touch(item);
				item.clearLocation();
				item.countChange(this.clock.instant());
			});
		this.entities.flush();
	}

}
