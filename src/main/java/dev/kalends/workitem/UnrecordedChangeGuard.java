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
 * Refuses to write a work item whose scopes the transaction has not touched. It stands
 * behind every write path: one that forgets to say whom it concerns fails as a whole,
 * rather than leave somebody with a feed of before. What is written is handed to the
 * history, which no path can go around either.
 */
@Component
class UnrecordedChangeGuard {

	private final ObjectProvider<ScopeChanges> changes;

	private final ObjectProvider<ChangeRecorder> recorder;

	UnrecordedChangeGuard(ObjectProvider<ScopeChanges> changes, ObjectProvider<ChangeRecorder> recorder) {
		this.changes = changes;
		this.recorder = recorder;
	}

	@PrePersist
	void creating(WorkItem item) {
		verify(item);
		this.recorder.getObject().creating(item);
	}

	@PreUpdate
	void changing(WorkItem item) {
		verify(item);
		this.recorder.getObject().changing(item);
	}

	@PreRemove
	void verify(WorkItem item) {
		Set<Scope> scopes = item.scopes();
		if (!this.changes.getObject().touched().containsAll(scopes)) {
			throw new IllegalStateException("Work item %s is written without touching %s".formatted(item.id(), scopes));
		}
	}

}
