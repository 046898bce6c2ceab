package dev.kalends.freshness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Qualifier;
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

	private final DataSource dataSource;

	private final SQLExceptionTranslator exceptions;

	Snapshots(@Qualifier(SnapshotConfiguration.DATA_SOURCE) DataSource dataSource, JdbcTemplate jdbc) {
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
			T result = reads.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
			// Nothing was written. H2 forgets the plans of all statements with a
			// rollback.
			connection.commit();
			return result;
		}
		catch (SQLException ex) {
			throw translated(ex);
		}
	}

	private RuntimeException translated(SQLException ex) {
		RuntimeException translated = this.exceptions.translate("Reading a snapshot", null, ex);
		return (translated != null) ? translated : new IllegalStateException(ex);
	}

}
