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
 * Collects the scopes that a transaction touches and increments their counters as the
 * last thing before it commits. A transaction that is rolled back increments nothing; one
 * that touches a scope many times increments it once. Right before the counters, the
 * change is written to the change log, and whoever keeps a record of its own is told
 * ({@link ChangeCommitting}).
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
	 * Gives a new person or group their counter, in the transaction that makes them.
	 */
	public void create(Scope scope) {
		requireTransaction();
		this.versions.create(scope);
		current().created.add(scope);
	}

	/**
	 * Says what the running transaction does, for the change log. The first to say so is
	 * heard: a change that consists of many knows best what they are together.
	 * @param action what is done, such as {@code work_item.created}; a text with the key
	 * {@code change.} and this name says it in words
	 * @param actorId who does it; {@code null} where the application does by itself
	 * @param subjectId what it is done to; {@code null} where that is no single thing
	 * @throws IllegalStateException without a transaction
	 */
	public void because(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {
		requireTransaction();
		Bump bump = current();
		if (bump.reason == null) {
			bump.reason = new Reason(action, actorId, subjectId);
		}
	}

	/**
	 * Records that the running transaction alters what readers of these scopes see.
	 * @throws IllegalStateException without a transaction: the change would be
	 * acknowledged and no reader would learn of it
	 */
	public void touch(Collection<Scope> scopes) {
		requireTransaction();
		current().touched.addAll(scopes);
	}

	/**
	 * Records that the running transaction alters what readers of these scopes see.
	 * @throws IllegalStateException without a transaction
	 */
	public void touch(Scope... scopes) {
		touch(Arrays.asList(scopes));
	}

	/**
	 * Locks the counter of a scope until the running transaction ends, where nothing else
	 * stands for what is changed.
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
		Bump bump = (Bump) TransactionSynchronizationManager.getResource(this);
		return (bump != null) ? Collections.unmodifiableSortedSet(bump.touched) : Collections.emptySortedSet();
	}

	private static void requireTransaction() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			throw new IllegalStateException("A change needs a transaction, so that it and its bump commit together");
		}
	}

	private Bump current() {
		@Nullable Bump bump = (Bump) TransactionSynchronizationManager.getResource(this);
		if (bump == null) {
			bump = new Bump();
			TransactionSynchronizationManager.bindResource(this, bump);
			TransactionSynchronizationManager.registerSynchronization(bump);
		}
		return bump;
	}

	/**
	 * Tells whoever listens on this node. The change is saved already, so nothing that
	 * goes wrong there may reach the writer.
	 */
	private void announce(SortedSet<Scope> bumped) {
		try {
			this.events.publishEvent(new ScopeVersionsIncremented(Collections.unmodifiableSortedSet(bumped)));
		}
		catch (RuntimeException ex) {
			logger.warn("A change is saved, but not everybody on this node could be told", ex);
		}
	}

	/**
	 * What a transaction does, and who and what it is about.
	 */
	private record Reason(String action, @Nullable UUID actorId, @Nullable UUID subjectId) {

		static final Reason UNSPECIFIED = new Reason("unspecified", null, null);

	}

	/**
	 * The touched scopes of one transaction, incremented right before its commit.
	 */
	private final class Bump implements TransactionSynchronization {

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
			// The data first, so that the counters of busy scopes are locked for the
			// commit only.
			ScopeChanges.this.entityManager.flush();
			log();
			ScopeChanges.this.versions.increment(this.touched);
		}

		private void log() {
			SortedSet<Scope> concerned = new TreeSet<>(this.touched);
			concerned.addAll(this.created);
			if (!concerned.isEmpty()) {
				Reason why = (this.reason != null) ? this.reason : Reason.UNSPECIFIED;
				ScopeChanges.this.events
					.publishEvent(new ChangeCommitting(why.action(), why.actorId(), why.subjectId()));
				ScopeChanges.this.log.write(why.action(), why.actorId(), why.subjectId(), concerned);
			}
		}

		@Override
		public void beforeCompletion() {
			TransactionSynchronizationManager.unbindResourceIfPossible(ScopeChanges.this);
		}

		@Override
		public void afterCommit() {
			logger.debug("Bumped {}", this.touched);
			this.touched.forEach((scope) -> Counter.builder("kalends.scope.bumps")
				.description("Increments of version counters, by kind of scope")
				.tag("scope", scope.kind())
				.register(ScopeChanges.this.meters)
				.increment());
			announce(this.touched);
		}

	}

}
