package dev.kalends.workitem;

import dev.kalends.account.PersonRenamed;
import dev.kalends.freshness.ScopeChanges;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Touches everybody who sees the name of a person that is about to change. It runs inside
 * the transaction of the rename, which holds the person's row; giving the person work
 * takes the same lock, so no place that shows the name is missed.
 */
@Component
class PersonRenamedListener {

	private final WorkItemRepository repository;

	private final ScopeChanges changes;

	PersonRenamedListener(WorkItemRepository repository, ScopeChanges changes) {
		this.repository = repository;
		this.changes = changes;
	}

	@EventListener
	void renamed(PersonRenamed renamed) {
		this.repository.findShowing(renamed.personId()).forEach((item) -> this.changes.touch(item.scopes()));
	}

}
