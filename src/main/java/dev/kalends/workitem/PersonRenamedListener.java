package dev.kalends.workitem;

import dev.kalends.account.PersonRenamed;
import dev.kalends.freshness.ScopeChanges;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Increments the scope versions of everyone who can see the name of a renamed person. It
 * runs in the transaction of the rename, which has locked the person's row. Assigning the
 * person takes the same lock, so no item is missed.
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
		this.repository.findByAssignee(renamed.personId()).forEach((item) -> this.changes.touch(item.scopes()));
	}

}
