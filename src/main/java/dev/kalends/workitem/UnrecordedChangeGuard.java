package dev.kalends.workitem;

import java.util.Set;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * JPA entity listener that rejects a write of a work item unless the transaction has
 * touched the item's scopes. Every write path passes through it, so code that forgets to
 * touch a scope fails instead of leaving a stale feed. It also notifies the
 * {@link WorkItemWriteListener write listeners}.
 */
@Component
class UnrecordedChangeGuard {

	private final ObjectProvider<ScopeChanges> changes;

	private final ObjectProvider<WorkItemWriteListener> listeners;

	UnrecordedChangeGuard(ObjectProvider<ScopeChanges> changes, ObjectProvider<WorkItemWriteListener> listeners) {
		this.changes = changes;
		this.listeners = listeners;
	}

	@PrePersist
	void creating(WorkItem item) {
		verify(item);
		this.listeners.forEach((listener) -> listener.creating(item));
	}

	@PreUpdate
	void changing(WorkItem item) {
		verify(item);
		this.listeners.forEach((listener) -> listener.changing(item));
	}

	@PreRemove
	void verify(WorkItem item) {
		Set<Scope> scopes = item.scopes();
		if (!this.changes.getObject().touched().containsAll(scopes)) {
			throw new IllegalStateException(
					"Work item %s is written without touching the scopes %s".formatted(item.id(), scopes));
		}
	}

}
