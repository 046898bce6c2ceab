package dev.kalends.workitem;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * JPA entity listener that rejects a write of a work item, or of an exception of a
 * series, unless the transaction has touched the scopes of everybody who sees it. Every
 * write path passes through it, so code that forgets to touch a scope fails instead of
 * leaving a stale feed. It also notifies the {@link WorkItemWriteListener write
 * listeners}.
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
	void creating(Object entity) {
		if (entity instanceof WorkItem item) {
			verify(item.id(), item.scopes());
			this.listeners.forEach((listener) -> listener.creating(item));
		}
		else if (entity instanceof SeriesException exception) {
			verify(exception);
			this.listeners.forEach((listener) -> listener.excepting(exception.series(), exception.occurrence(),
					exception.overrideId()));
		}
	}

	@PreUpdate
	void changing(Object entity) {
		if (entity instanceof WorkItem item) {
			verify(item.id(), item.scopes());
			this.listeners.forEach((listener) -> listener.changing(item));
		}
	}

	@PreRemove
	void removing(Object entity) {
		if (entity instanceof WorkItem item) {
			verify(item.id(), item.scopes());
		}
		else if (entity instanceof SeriesException exception) {
			verify(exception);
			this.listeners.forEach((listener) -> listener.removingException(exception.series(), exception.occurrence(),
					exception.overrideId()));
		}
	}

	/**
	 * An exception of a series changes what the people of the series and those of the
	 * override see.
	 */
	private void verify(SeriesException exception) {
		Set<Scope> scopes = new HashSet<>(exception.series().scopes());
		WorkItem override = exception.override();
		if (override != null) {
			scopes.addAll(override.scopes());
		}
		verify(exception.series().id(), scopes);
	}

	private void verify(UUID itemId, Set<Scope> scopes) {
		if (!this.changes.getObject().touched().containsAll(scopes)) {
			throw new IllegalStateException(
					"Work item %s is written without touching the scopes %s".formatted(itemId, scopes));
		}
	}

}
