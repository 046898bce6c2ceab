package dev.kalends.freshness;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A connection pool with snapshot isolation. Changing the isolation level of a connection
 * for each snapshot would clear H2's cache of query plans.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	static final String DATA_SOURCE = "snapshotDataSource";

	/**
	 * H2's isolation level SNAPSHOT. With its REPEATABLE READ, each table has a snapshot
	 * as of its first read, so two tables can be seen at different instants.
	 */
	private static final String ON_H2 = "set session characteristics as transaction isolation level snapshot";

	/**
	 * These reads use indexes and take a few milliseconds. For many items PostgreSQL
	 * would start parallel workers, which takes longer than the query.
	 */
	private static final String ON_POSTGRES = "set session characteristics as transaction"
			+ " isolation level repeatable read, read only; set max_parallel_workers_per_gather = 0";

	private static final int MAX_CONNECTIONS = 10;

	private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

	@Bean(name = DATA_SOURCE, defaultCandidate = false)
	HikariDataSource snapshotDataSource(JdbcConnectionDetails database) {
		HikariDataSource connections = new HikariDataSource();
		connections.setPoolName("snapshots");
		connections.setJdbcUrl(database.getJdbcUrl());
		connections.setUsername(database.getUsername());
		connections.setPassword(database.getPassword());
		connections.setConnectionInitSql(database.getJdbcUrl().startsWith("jdbc:h2:") ? ON_H2 : ON_POSTGRES);
		connections.setAutoCommit(false);
		// Otherwise PostgreSQL applies the statement above from the second transaction
		// on, and discards it if the first one fails.
		connections.setIsolateInternalQueries(true);
		connections.setMaximumPoolSize(MAX_CONNECTIONS);
		connections.setMinimumIdle(1);
		connections.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
		return connections;
	}

}
