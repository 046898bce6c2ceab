package dev.kalends.database;

import java.sql.SQLException;
import java.util.Properties;

import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;

/**
 * A connection to H2 whose {@link #commit()} never reports success for a lost change. If
 * a write to the file fails, H2 closes the file, and commits waiting in its queue return
 * without an error although nothing was saved. The same applies to a connection that is
 * in use while the database is reopened.
 */
final class EmbeddedConnection extends JdbcConnection {

	private final EmbeddedStore store;

	EmbeddedConnection(String url, Properties user) throws SQLException {
		super(url, user, null, null, false);
		this.store = EmbeddedStore.of(this);
	}

	/**
	 * Returns the open database behind this connection.
	 */
	EmbeddedStore store() {
		return this.store;
	}

	/**
	 * Commits the transaction. After an exception, it is unknown whether the change was
	 * saved.
	 * @throws SQLException also if the database failed at the same time
	 */
	@Override
	public void commit() throws SQLException {
		super.commit();
		if (this.store.isBroken()) {
			throw new SQLException("The embedded database failed during the commit", "90098",
					ErrorCode.DATABASE_IS_CLOSED);
		}
	}

}
