package dev.kalends.freshness;

import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A planted fault: the counters are committed on their own, a moment before the data.
 */
@TestConfiguration(proxyBeanMethods = false)
public class BumpCommittedBeforeData {

	@Bean
	@Primary
	ScopeVersions faultyVersions(JdbcTemplate jdbc, RestoreCheck restores,
			PlatformTransactionManager transactionManager) {
		TransactionTemplate ownTransaction = new TransactionTemplate(transactionManager);
		ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return new ScopeVersions(jdbc, restores) {

			/**
			 * Locks nothing: the transaction of the increment would wait for the one that
			 * it belongs to.
			 */
			@Override
			void lock(Scope scope) {
			}

			@Override
			void increment(SortedSet<Scope> scopes) {
				ownTransaction.executeWithoutResult((status) -> super.increment(scopes));
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
			}

		};
	}

}
