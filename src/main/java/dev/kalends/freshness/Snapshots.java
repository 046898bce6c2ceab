package dev.kalends.freshness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Reads with several statements that all see the database as it was at one instant, the
 * commit of a running writer either whole or not at all.
 */
@Component
public class Snapshots {

	/**
	 * How many rows PostgreSQL sends at a time. By default it sends all, and its driver
	 * keeps them before the first one is read.
	 */
	private static final int FETCH_SIZE = 2000;

	private final DataSource dataSource;

	private final SQLExceptionTranslator exceptions;

	private final RestoreCheck restores;

	Snapshots(@Qualifier(SnapshotConfiguration.DATA_SOURCE) DataSource dataSource, JdbcTemplate jdbc,
			RestoreCheck restores) {
		this.dataSource = dataSource;
		this.exceptions = jdbc.getExceptionTranslator();
		this.restores = restores;
	}

	/**
	 * Runs the reads in one snapshot, which is taken by the first of them. What they
	 * return may be kept only after this method has returned: it ends with an exception
	 * when the database is being restored.
	 * @return their result
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 * @throws dev.kalends.shared.IncompleteDatabaseException when the database is being
	 * restored
	 */
	public <T> T read(Function<JdbcOperations, T> reads) {
		try (Connection connection = this.dataSource.getConnection()) {
			JdbcTemplate snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			snapshot.setFetchSize(FETCH_SIZE);
			T result = resultOf(reads, snapshot);
			this.restores.requireComplete(snapshot);
			// Nothing was written. H2 forgets the plans of all statements with a
			// rollback.
			connection.commit();
			return result;
		}
		catch (SQLException ex) {
			throw translated(ex);
		}
	}

	/**
	 * A refusal, such as that something was not found, counts only in a complete
	 * database.
	 */
	private <T> T resultOf(Function<JdbcOperations, T> reads, JdbcOperations snapshot) {
		try {
			return reads.apply(snapshot);
		}
		catch (DataAccessException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.restores.requireComplete(snapshot);
			throw ex;
		}
	}

	private RuntimeException translated(SQLException ex) {
		RuntimeException translated = this.exceptions.translate("Reading a snapshot", null, ex);
		return (translated != null) ? translated : new IllegalStateException(ex);
	}

}
