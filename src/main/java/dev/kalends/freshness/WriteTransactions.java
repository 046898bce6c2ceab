package dev.kalends.freshness;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.persistence.PersistenceException;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a change in a transaction. A transaction that hits a conflict with another one (a
 * deadlock, a lock timeout, a serialization failure) is retried from the start, with
 * nothing left over from the attempt before.
 */
@Component
public class WriteTransactions {

	private static final RetryPolicy RETRY_POLICY = RetryPolicy.builder()
		.includes(ConcurrencyFailureException.class, QueryTimeoutException.class)
		.maxRetries(7)
		.delay(Duration.ofMillis(5))
		.jitter(Duration.ofMillis(5))
		.multiplier(2)
		.maxDelay(Duration.ofMillis(200))
		.build();

	private static final PersistenceExceptionTranslator TRANSLATOR = new HibernateJpaDialect();

	private final TransactionTemplate transaction;

	private final RetryTemplate retry = new RetryTemplate(RETRY_POLICY);

	public WriteTransactions(PlatformTransactionManager transactionManager) {
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Runs the work in a transaction and returns its result once it is committed. Within
	 * a running transaction the work joins that one, which is then retried as a whole.
	 * @throws RuntimeException what the work itself throws; nothing of it is then saved
	 */
	public <T> T execute(Supplier<T> work) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.get();
		}
		return this.retry.invoke(() -> attempt(work));
	}

	/**
	 * Only repositories translate what Hibernate throws. A flush right before the commit
	 * runs into the same conflicts and violated constraints.
	 */
	private <T> T attempt(Supplier<T> work) {
		try {
			return this.transaction.execute((status) -> work.get());
		}
		catch (PersistenceException ex) {
			throw DataAccessUtils.translateIfNecessary(ex, TRANSLATOR);
		}
	}

	/**
	 * Runs the work in a transaction.
	 * @see #execute(Supplier)
	 */
	public void run(Runnable work) {
		execute(() -> {
			work.run();
			return Boolean.TRUE;
		});
	}

}
