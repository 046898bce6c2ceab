package dev.kalends.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL server. It is probed on a dedicated connection with timeouts, so the
 * result does not depend on the load of the pools.
 */
final class ServerDatabase implements WatchedDatabase, DisposableBean {

	/**
	 * Seconds.
	 */
	private static final String CONNECT_TIMEOUT = "2";

	/**
	 * Seconds.
	 */
	private static final String SOCKET_TIMEOUT = "3";

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Logger logger = LoggerFactory.getLogger(ServerDatabase.class);

	private final JdbcConnectionDetails details;

	private @Nullable Connection connection;

	private final Duration wait;

	ServerDatabase(JdbcConnectionDetails details, Duration wait) {
		this.details = details;
		this.wait = wait;
	}

	@Override
	public synchronized void open() {
		long end = System.nanoTime() + this.wait.toNanos();
		boolean logged = false;
		while (true) {
			try {
				Connection opened = connect();
				this.connection = opened;
				ServerChecks.check(opened);
				return;
			}
			catch (SQLException ex) {
				refuse(ex, end);
			}
			if (!logged) {
				logger.info("Waiting up to {} s for the database at {}", this.wait.toSeconds(),
						ServerChecks.address(this.details.getJdbcUrl()));
				logged = true;
			}
			LockSupport.parkNanos(PAUSE.toNanos());
		}
	}

	private void refuse(SQLException failure, long end) {
		String url = this.details.getJdbcUrl();
		DatabaseRefusedException refusal = ServerChecks.refusal(failure, url, this.details.getUsername());
		if (refusal != null) {
			throw refusal;
		}
		if (System.nanoTime() >= end || DatabaseFailures.outage(failure) == null) {
			throw ServerChecks.notReached(failure, url, this.wait.toSeconds());
		}
	}

	@Override
	public boolean isBroken() {
		return false;
	}

	/**
	 * Checks that the server accepts writes. A standby does not, and it may lag behind.
	 */
	@Override
	public synchronized void probe() throws SQLException {
		try {
			if (this.connection == null) {
				this.connection = connect();
			}
			try (Statement statement = this.connection.createStatement();
					ResultSet answer = statement.executeQuery("select pg_is_in_recovery()")) {
				if (answer.next() && answer.getBoolean(1)) {
					throw new SQLTransientConnectionException("The server is a standby", "57P03");
				}
			}
		}
		catch (SQLException ex) {
			close();
			// A server at its connection limit still answers on existing connections.
			if (!DatabaseFailures.TOO_MANY_CONNECTIONS.equals(ex.getSQLState())) {
				throw ex;
			}
		}
	}

	@Override
	public void recover() throws SQLException {
		probe();
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		setProperty(properties, "user", this.details.getUsername());
		setProperty(properties, "password", this.details.getPassword());
		properties.setProperty("connectTimeout", CONNECT_TIMEOUT);
		properties.setProperty("loginTimeout", SOCKET_TIMEOUT);
		properties.setProperty("socketTimeout", SOCKET_TIMEOUT);
		return DriverManager.getConnection(this.details.getJdbcUrl(), properties);
	}

	private static void setProperty(Properties properties, String name, @Nullable String value) {
		if (value != null) {
			properties.setProperty(name, value);
		}
	}

	private void close() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (SQLException ex) {
			// The connection failed already, so a failure to close it means nothing.
		}
		this.connection = null;
	}

	@Override
	public synchronized void destroy() {
		close();
	}

}
