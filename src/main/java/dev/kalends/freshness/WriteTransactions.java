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
 * Runs a change in a transaction. A transaction that hits a conflict (a deadlock, a lock
 * timeout or a serialization failure) is retried from the start with a new persistence
 * context.
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
	 * Runs the work in a transaction and returns its result after the commit. Inside a
	 * running transaction the work joins it, and a conflict retries the outer transaction
	 * as a whole.
	 * @throws RuntimeException any exception of the work, after the transaction was
	 * rolled back
	 */
	public <T> T execute(Supplier<T> work) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.get();
		}
		return this.retry.invoke(() -> attempt(work));
	}

	/**
	 * Spring only translates exceptions of Hibernate that repositories throw. The flush
	 * before the commit can hit the same conflicts and constraint violations.
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
