package dev.kalends.freshness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

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
	 * H2's isolation level SNAPSHOT. Its REPEATABLE READ takes a snapshot of each table
	 * when that table is first read, so two tables can be seen at two instants.
	 */
	private static final int H2_SNAPSHOT = 6;

	private final DataSource dataSource;

	private final SQLExceptionTranslator exceptions;

	private volatile @Nullable Integer isolation;

	Snapshots(DataSource dataSource, JdbcTemplate jdbc) {
		this.dataSource = dataSource;
		this.exceptions = jdbc.getExceptionTranslator();
	}

	/**
	 * Runs the reads in one snapshot, which is taken by the first of them.
	 * @return their result
	 * @throws org.springframework.dao.DataAccessException when the database fails
	 */
	public <T> T read(Function<JdbcOperations, T> reads) {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(isolation(connection));
			try {
				return reads.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
			}
			finally {
				connection.rollback();
			}
		}
		catch (SQLException ex) {
			throw translated(ex);
		}
	}

	private int isolation(Connection connection) throws SQLException {
		Integer known = this.isolation;
		if (known == null) {
			boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
			known = h2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ;
			this.isolation = known;
		}
		return known;
	}

	private RuntimeException translated(SQLException ex) {
		RuntimeException translated = this.exceptions.translate("Reading a snapshot", null, ex);
		return (translated != null) ? translated : new IllegalStateException(ex);
	}

}
