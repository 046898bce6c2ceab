package dev.kalends.database;

import java.sql.SQLException;
import java.util.Properties;

import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;

/**
 * A connection to H2 whose {@link #commit()} never succeeds by mistake. When a write to
 * the file fails, H2 closes the file, and commits that waited for their turn then return
 * without an error and without being saved. The same holds for a connection that was in
 * use while the database was opened again.
 */
final class EmbeddedConnection extends JdbcConnection {

	private final EmbeddedStore store;

	EmbeddedConnection(String url, Properties user) throws SQLException {
		super(url, user, null, null, false);
		this.store = EmbeddedStore.of(this);
	}

	/**
	 * Returns the database that this connection was opened to.
	 */
	EmbeddedStore store() {
		return this.store;
	}

	/**
	 * Commits. Whether the change is saved is unknown when this fails.
	 * @throws SQLException also when the database failed at the same time
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
