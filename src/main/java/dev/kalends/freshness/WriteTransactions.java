package dev.kalends.freshness;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a change in a transaction and, when the database refuses it because of another one
 * (a deadlock, a lock not to be had in time, a serialization failure), runs it again from
 * the start with nothing left over from the refused attempt.
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

	private final TransactionTemplate transaction;

	private final RetryTemplate retry = new RetryTemplate(RETRY_POLICY);

	public WriteTransactions(PlatformTransactionManager transactionManager) {
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Runs the work in a transaction and returns its result once it is committed. Within
	 * a transaction that is already running the work simply joins it, and whoever began
	 * it repeats it.
	 * @throws RuntimeException what the work itself throws; nothing of it is then saved
	 */
	public <T> T execute(Supplier<T> work) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.get();
		}
		return this.retry.invoke(() -> this.transaction.execute((status) -> work.get()));
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
