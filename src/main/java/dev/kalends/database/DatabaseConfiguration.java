package dev.kalends.database;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Watches the database, whichever it is.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	private static final int EXIT_CODE = 1;

	@Bean
	static ConnectionPools connectionPools(ObjectProvider<EmbeddedDatabase> embedded) {
		return new ConnectionPools(embedded);
	}

	@Bean
	@ConditionalOnProperty("spring.datasource.url")
	ServerDatabase serverDatabase(JdbcConnectionDetails details, DatabaseProperties properties) {
		return new ServerDatabase(details, properties.patience());
	}

	/**
	 * No pool is made before the database was looked at.
	 */
	@Bean
	static BeanFactoryPostProcessor poolsAfterStart() {
		return new AbstractDependsOnBeanFactoryPostProcessor(DataSource.class, DatabaseStart.class) {
		};
	}

	@Bean
	DatabaseStart databaseStart(WatchedDatabase database) {
		return new DatabaseStart(database);
	}

	@Bean
	FlywayMigrationStrategy knownSchemasOnly() {
		return new KnownSchemasOnly();
	}

	@Bean
	DatabaseWatch databaseWatch(WatchedDatabase database, ConnectionPools pools, MeterRegistry meters) {
		return new DatabaseWatch(database, pools, DatabaseConfiguration::endProcess, meters);
	}

	@Bean
	DatabaseHealthIndicator databaseHealthIndicator(DatabaseWatch watch) {
		return new DatabaseHealthIndicator(watch);
	}

	@Bean
	ThreadPoolTaskSchedulerCustomizer failuresOfPlatformThreads(DatabaseWatch watch) {
		return (scheduler) -> scheduler.setErrorHandler(new ScheduledFailures(watch));
	}

	@Bean
	SimpleAsyncTaskSchedulerCustomizer failuresOfVirtualThreads(DatabaseWatch watch) {
		return (scheduler) -> scheduler.setErrorHandler(new ScheduledFailures(watch));
	}

	@Bean
	OutageLogFilter outageLogFilter(DatabaseWatch watch) {
		return new OutageLogFilter(watch);
	}

	/**
	 * The shutdown waits for this thread's watch, so another thread begins it.
	 */
	private static void endProcess() {
		new Thread(() -> System.exit(EXIT_CODE), "end").start();
	}

}
