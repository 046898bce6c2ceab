package dev.kalends.freshness;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the scopes that a transaction changes and increments their versions as the
 * last step before the commit. A transaction that is rolled back increments nothing, and
 * a scope that is touched several times is incremented once. Immediately before the
 * increments, the change log is written and {@link ChangeCommitting} is published.
 */
@Component
public class ScopeChanges {

	private static final Logger logger = LoggerFactory.getLogger(ScopeChanges.class);

	private final ScopeVersions versions;

	private final ChangeLog log;

	private final EntityManager entityManager;

	private final MeterRegistry meters;

	private final ApplicationEventPublisher events;

	ScopeChanges(ScopeVersions versions, ChangeLog log, EntityManager entityManager, MeterRegistry meters,
			ApplicationEventPublisher events) {
		this.versions = versions;
		this.log = log;
		this.entityManager = entityManager;
		this.meters = meters;
		this.events = events;
	}

	/**
	 * Creates the scope version of a new person or team, in the transaction that creates
	 * them.
	 */
	public void create(Scope scope) {
		requireTransaction();
		this.versions.create(scope);
		current().created.add(scope);
	}

	/**
	 * Describes the running transaction for the change log. The first description
	 * applies: a change that consists of several others describes them best as a whole.
	 * @param action the action code, such as {@code work_item.created}; the message with
	 * the key {@code change.} and this code is its text
	 * @param actorId the acting person; {@code null} if the application acts on its own
	 * @param subjectId the changed object; {@code null} if there is no single one
	 * @throws IllegalStateException without a transaction
	 */
	public void because(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {
		requireTransaction();
		TouchedScopes scopes = current();
		if (scopes.reason == null) {
			scopes.reason = new Reason(action, actorId, subjectId);
		}
	}

	/**
	 * Records that the running transaction changes what readers of these scopes see.
	 * @throws IllegalStateException without a transaction, because the change would be
	 * acknowledged without invalidating any cached copy
	 */
	public void touch(Collection<Scope> scopes) {
		requireTransaction();
		current().touched.addAll(scopes);
	}

	/**
	 * Records that the running transaction changes what readers of these scopes see.
	 * @throws IllegalStateException without a transaction
	 */
	public void touch(Scope... scopes) {
		touch(Arrays.asList(scopes));
	}

	/**
	 * Locks the version of a scope until the running transaction ends. Use it if the
	 * changed data has no row of its own to lock.
	 * @throws IllegalStateException without a transaction
	 */
	public void lock(Scope scope) {
		requireTransaction();
		this.versions.lock(scope);
	}

	/**
	 * Returns the scopes that the running transaction has touched so far.
	 */
	public SortedSet<Scope> touched() {
		@Nullable TouchedScopes scopes = (TouchedScopes) TransactionSynchronizationManager.getResource(this);
		return (scopes != null) ? Collections.unmodifiableSortedSet(scopes.touched) : Collections.emptySortedSet();
	}

	private static void requireTransaction() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			throw new IllegalStateException(
					"A change needs a transaction, so that the data and the version increment commit together");
		}
	}

	private TouchedScopes current() {
		@Nullable TouchedScopes scopes = (TouchedScopes) TransactionSynchronizationManager.getResource(this);
		if (scopes == null) {
			scopes = new TouchedScopes();
			TransactionSynchronizationManager.bindResource(this, scopes);
			TransactionSynchronizationManager.registerSynchronization(scopes);
		}
		return scopes;
	}

	/**
	 * Notifies the listeners on this node. The change is committed already, so an
	 * exception must not reach the writer.
	 */
	private void announce(SortedSet<Scope> incremented) {
		try {
			this.events.publishEvent(new ScopeVersionsIncremented(Collections.unmodifiableSortedSet(incremented)));
		}
		catch (RuntimeException ex) {
			logger.warn("A change was committed, but a listener on this node failed", ex);
		}
	}

	/**
	 * What a transaction does, for the change log.
	 */
	private record Reason(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {

		static final Reason UNSPECIFIED = new Reason("unspecified", null, null);

	}

	/**
	 * The scopes that one transaction touches, incremented immediately before its commit.
	 */
	private final class TouchedScopes implements TransactionSynchronization {

		private final SortedSet<Scope> touched = new TreeSet<>();

		private final SortedSet<Scope> created = new TreeSet<>();

		private @Nullable Reason reason;

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(ScopeChanges.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(ScopeChanges.this, this);
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			// The data is flushed first, so that the versions of busy scopes are locked
			// only during the commit.
			ScopeChanges.this.entityManager.flush();
			log();
			ScopeChanges.this.versions.increment(this.touched);
		}

		private void log() {
			SortedSet<Scope> affected = new TreeSet<>(this.touched);
			affected.addAll(this.created);
			if (!affected.isEmpty()) {
				Reason reason = (this.reason != null) ? this.reason : Reason.UNSPECIFIED;
				ScopeChanges.this.events
					.publishEvent(new ChangeCommitting(reason.action(), reason.actorId(), reason.subjectId()));
				ScopeChanges.this.log.write(reason.action(), reason.actorId(), reason.subjectId(), affected);
			}
		}

		@Override
		public void beforeCompletion() {
			TransactionSynchronizationManager.unbindResourceIfPossible(ScopeChanges.this);
		}

		@Override
		public void afterCommit() {
			logger.debug("Incremented {}", this.touched);
			this.touched.forEach((scope) -> Counter.builder("kalends.scope.bumps")
				.description("Increments of scope versions, by kind of scope")
				.tag("scope", scope.kind())
				.register(ScopeChanges.this.meters)
				.increment());
			announce(this.touched);
		}

	}

}
