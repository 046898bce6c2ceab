package dev.kalends.support;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Future;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.awaitility.Awaitility.await;

/**
 * Reports how many transactions wait for a lock. Tests with concurrent changes wait for
 * this condition instead of sleeping.
 */
public class LockWaits {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Duration INTERVAL = Duration.ofMillis(10);

	/**
	 * While H2 waits for a unique key of another transaction, it polls, and no session is
	 * blocked.
	 */
	private static final String ON_H2 = "select count(*) from information_schema.sessions"
			+ " where session_state = 'BLOCKED' or (session_state = 'RUNNING'"
			+ " and executing_statement_start < dateadd('MILLISECOND', -500, current_timestamp))";

	private static final String ON_POSTGRES = "select count(*) from pg_stat_activity"
			+ " where datname = current_database() and wait_event_type = 'Lock'";

	private final JdbcTemplate jdbc;

	private final String statement;

	LockWaits(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		String product = jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
		this.statement = "H2".equals(product) ? ON_H2 : ON_POSTGRES;
	}

	/**
	 * Waits until this number of transactions wait for a lock.
	 */
	public void awaitBlocked(int number) {
		await().atMost(TIMEOUT).pollInterval(INTERVAL).until(() -> blocked() >= number);
	}

	/**
	 * Waits until a change is finished or waits for a lock. No other transaction may
	 * wait.
	 * @return whether it is finished
	 */
	public boolean awaitDoneOrBlocked(Future<?> change) {
		await().atMost(TIMEOUT).pollInterval(INTERVAL).until(() -> change.isDone() || blocked() > 0);
		return change.isDone();
	}

	private int blocked() {
		return this.jdbc.queryForList(this.statement, Integer.class).get(0);
	}

}
