package dev.kalends.freshness;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManager;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

/**
 * The counters of what a transaction touched are incremented once, in order, right before
 * it commits, and not at all when it does not.
 */
@ExtendWith(MockitoExtension.class)
class ScopeChangesTests {

	private static final Scope ANN = Scope.user(new UUID(0, 1));

	private static final Scope BOB = Scope.user(new UUID(0, 2));

	@Mock
	private ScopeVersions versions;

	@Mock
	private ChangeLog log;

	@Mock
	private EntityManager entities;

	@Mock
	private Runnable commit;

	@Mock
	private ApplicationEventPublisher events;

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void countersAreIncrementedInOrderAfterTheDataAndBeforeTheCommit() {
		ScopeChanges changes = changes();
		transaction().executeWithoutResult((status) -> {
			changes.touch(BOB);
			changes.touch(List.of(Scope.EVERYONE, ANN));
			changes.touch(BOB);
			verify(this.versions, never()).increment(any());
		});
		InOrder order = inOrder(this.entities, this.log, this.versions, this.commit);
		order.verify(this.entities).flush();
		order.verify(this.log).write("unspecified", null, null, new TreeSet<>(List.of(Scope.EVERYONE, ANN, BOB)));
		order.verify(this.versions).increment(new TreeSet<>(List.of(Scope.EVERYONE, ANN, BOB)));
		order.verify(this.commit).run();
		assertThat(new TreeSet<>(List.of(BOB, ANN, Scope.EVERYONE))).containsExactly(Scope.EVERYONE, ANN, BOB);
		assertThat(this.meters.counter("kalends.scope.bumps", "scope", "user").count()).isEqualTo(2);
		assertThat(this.meters.counter("kalends.scope.bumps", "scope", "everyone").count()).isOne();
	}

	@Test
	void whoeverListensOnThisNodeIsToldAfterTheCommit() {
		ScopeChanges changes = changes();
		transaction().executeWithoutResult((status) -> changes.touch(BOB, ANN));
		InOrder order = inOrder(this.commit, this.events);
		order.verify(this.commit).run();
		order.verify(this.events).publishEvent(new ScopeVersionsIncremented(new TreeSet<>(List.of(ANN, BOB))));
	}

	@Test
	void aListenerThatFailsDoesNotReachTheWriter() {
		lenient().doThrow(new IllegalStateException("planted"))
			.when(this.events)
			.publishEvent(any(ScopeVersionsIncremented.class));
		ScopeChanges changes = changes();
		assertThatNoException().isThrownBy(() -> transaction().executeWithoutResult((status) -> changes.touch(ANN)));
		verify(this.commit).run();
	}

	@Test
	void aTransactionThatIsRolledBackIncrementsNothing() {
		ScopeChanges changes = changes();
		transaction().executeWithoutResult((status) -> {
			changes.touch(ANN);
			status.setRollbackOnly();
		});
		assertThatIllegalStateException().isThrownBy(() -> transaction().executeWithoutResult((status) -> {
			changes.touch(ANN);
			throw new IllegalStateException("refused");
		}));
		verifyNoInteractions(this.versions, this.log, this.commit);
		assertThat(changes.touched()).isEmpty();
	}

	@Test
	void aTransactionThatTouchesNothingIncrementsNothing() {
		transaction().executeWithoutResult((status) -> assertThat(changes().touched()).isEmpty());
		transaction().executeWithoutResult((status) -> changes().because("work_item.edited", null, null));
		verify(this.versions, never()).create(any());
		verifyNoInteractions(this.log);
	}

	@Test
	void theFirstToSayWhyIsHeard() {
		ScopeChanges changes = changes();
		UUID actorId = new UUID(0, 3);
		UUID subjectId = new UUID(0, 4);
		transaction().executeWithoutResult((status) -> {
			changes.touch(ANN);
			changes.because("work_item.imported", actorId, null);
			changes.because("work_item.created", actorId, subjectId);
		});
		transaction().executeWithoutResult((status) -> {
			changes.because("person.created", actorId, subjectId);
			changes.create(BOB);
		});
		verify(this.log).write("work_item.imported", actorId, null, new TreeSet<>(List.of(ANN)));
		verify(this.log).write("person.created", actorId, subjectId, new TreeSet<>(List.of(BOB)));
		verifyNoMoreInteractions(this.log);
	}

	@Test
	void aReasonWithoutATransactionIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> changes().because("work_item.edited", null, null));
	}

	@Test
	void aChangeWithoutATransactionIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> changes().touch(ANN));
	}

	@Test
	void whatIsRepeatedBeginsWithNothing() {
		ScopeChanges changes = changes();
		int[] attempts = new int[1];
		new WriteTransactions(transactionManager()).run(() -> {
			attempts[0]++;
			assertThat(changes.touched()).isEmpty();
			changes.touch((attempts[0] == 1) ? ANN : BOB);
			if (attempts[0] == 1) {
				throw new CannotAcquireLockException("deadlock");
			}
		});
		assertThat(attempts[0]).isEqualTo(2);
		verify(this.versions).increment(new TreeSet<>(List.of(BOB)));
	}

	@Test
	void conflictInTheFlushBeforeTheCommitIsRetried() {
		ScopeChanges changes = changes();
		willThrow(new LockAcquisitionException("deadlock", new SQLException())).willDoNothing()
			.given(this.entities)
			.flush();
		int[] attempts = new int[1];
		new WriteTransactions(transactionManager()).run(() -> {
			attempts[0]++;
			changes.touch(ANN);
		});
		assertThat(attempts[0]).isEqualTo(2);
		verify(this.commit).run();
	}

	@Test
	void constraintViolatedInTheFlushBeforeTheCommitIsTranslated() {
		ScopeChanges changes = changes();
		willThrow(new ConstraintViolationException("not unique", new SQLException(), "unique")).given(this.entities)
			.flush();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> new WriteTransactions(transactionManager()).run(() -> changes.touch(ANN)));
		verifyNoInteractions(this.commit);
	}

	@Test
	void whatFailsForAnotherReasonIsNotRepeated() {
		int[] attempts = new int[1];
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> new WriteTransactions(transactionManager()).run(() -> {
				attempts[0]++;
				throw new UnsupportedOperationException();
			}));
		assertThat(attempts[0]).isOne();
	}

	private ScopeChanges changes() {
		return new ScopeChanges(this.versions, this.log, this.entities, this.meters, this.events);
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(transactionManager());
	}

	private AbstractPlatformTransactionManager transactionManager() {
		return new AbstractPlatformTransactionManager() {

			@Override
			protected Object doGetTransaction() {
				return new Object();
			}

			@Override
			protected void doBegin(Object transaction, TransactionDefinition definition) {
			}

			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				ScopeChangesTests.this.commit.run();
			}

			@Override
			protected void doRollback(DefaultTransactionStatus status) {
			}

		};
	}

}
