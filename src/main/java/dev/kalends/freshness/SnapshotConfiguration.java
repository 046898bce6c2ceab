package dev.kalends.freshness;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connections whose transactions are snapshots, and nothing else. Changing the isolation
 * of a connection for each snapshot would make H2 forget the plans of all its statements.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	static final String DATA_SOURCE = "snapshotDataSource";

	/**
	 * H2's isolation level SNAPSHOT. Its REPEATABLE READ takes a snapshot of each table
	 * when that table is first read, so two tables can be seen at two instants.
	 */
	private static final String ON_H2 = "set session characteristics as transaction isolation level snapshot";

	/**
	 * What is read here is found by indexes in a few milliseconds. With many items
	 * PostgreSQL would start workers for it, which takes longer than that.
	 */
	private static final String ON_POSTGRES = "set session characteristics as transaction"
			+ " isolation level repeatable read, read only; set max_parallel_workers_per_gather = 0";

	private static final int MAX_CONNECTIONS = 10;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean(name = DATA_SOURCE, defaultCandidate = false)
	HikariDataSource snapshotDataSource(JdbcConnectionDetails database) {
		HikariDataSource connections = new HikariDataSource();
		connections.setPoolName("snapshots");
		connections.setJdbcUrl(database.getJdbcUrl());
		connections.setUsername(database.getUsername());
		connections.setPassword(database.getPassword());
		connections.setConnectionInitSql(database.getJdbcUrl().startsWith("jdbc:h2:") ? ON_H2 : ON_POSTGRES);
		connections.setAutoCommit(false);
		// Otherwise PostgreSQL knows of the statement above only from the second
		// transaction on, and forgets it with a first one that fails.
		connections.setIsolateInternalQueries(true);
		connections.setMaximumPoolSize(MAX_CONNECTIONS);
		connections.setMinimumIdle(1);
		connections.setConnectionTimeout(PATIENCE.toMillis());
		return connections;
	}

}
