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
 * Runs several statements in one snapshot (snapshot isolation): they see a concurrent
 * commit either completely or not at all.
 */
@Component
public class Snapshots {

	/**
	 * Number of rows that PostgreSQL sends at a time. By default the driver buffers the
	 * whole result before the first row is read.
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
	 * Runs the reads in one snapshot, which is taken by the first read. Their result may
	 * be cached only after this method has returned, because it ends with an exception
	 * while the database is being restored.
	 * @return the result of the reads
	 * @throws org.springframework.dao.DataAccessException if the database fails
	 * @throws dev.kalends.shared.IncompleteDatabaseException if the database is being
	 * restored
	 */
	public <T> T read(Function<JdbcOperations, T> reads) {
		try (Connection connection = this.dataSource.getConnection()) {
			JdbcTemplate snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			snapshot.setFetchSize(FETCH_SIZE);
			T result = resultOf(reads, snapshot);
			this.restores.requireComplete(snapshot);
			// Nothing was written, but a rollback would clear H2's cache of query plans.
			connection.commit();
			return result;
		}
		catch (SQLException ex) {
			throw translated(ex);
		}
	}

	/**
	 * An exception of the application, such as "not found", is only valid if the database
	 * is complete.
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
