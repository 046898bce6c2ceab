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
 * Injected fault: the counters are incremented in a separate transaction, which commits
 * shortly before the data.
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
			 * No lock: the transaction of the increment would wait for its outer
			 * transaction.
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
