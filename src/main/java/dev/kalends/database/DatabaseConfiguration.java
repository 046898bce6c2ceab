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
 * Monitoring of the database, for the embedded database and for PostgreSQL.
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
	 * Connection pools are created after the database was opened and checked.
	 */
	@Bean
	static BeanFactoryPostProcessor poolsDependOnDatabaseStart() {
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
	ThreadPoolTaskSchedulerCustomizer platformThreadErrorHandler(DatabaseWatch watch) {
		return (scheduler) -> scheduler.setErrorHandler(new ScheduledFailures(watch));
	}

	@Bean
	SimpleAsyncTaskSchedulerCustomizer virtualThreadErrorHandler(DatabaseWatch watch) {
		return (scheduler) -> scheduler.setErrorHandler(new ScheduledFailures(watch));
	}

	@Bean
	OutageLogFilter outageLogFilter(DatabaseWatch watch) {
		return new OutageLogFilter(watch);
	}

	/**
	 * Ends the process on a new thread: the shutdown waits for the watch, so the watch's
	 * own thread cannot run it.
	 */
	private static void endProcess() {
		new Thread(() -> System.exit(EXIT_CODE), "end").start();
	}

}
