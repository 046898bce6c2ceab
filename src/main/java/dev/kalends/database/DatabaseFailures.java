package dev.kalends.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

import jakarta.persistence.PersistenceException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Classifies failures: outages of the database versus errors of the application.
 * PostgreSQL reports the difference in the class of the SQLSTATE (PostgreSQL manual,
 * appendix A), H2 in its error codes.
 */
final class DatabaseFailures {

	private static final String POSTGRES_DISK_FULL = "53100";

	/**
	 * PostgreSQL refuses another connection. Existing connections still work.
	 */
	static final String TOO_MANY_CONNECTIONS = "53300";

	/**
	 * SQLSTATE classes: connection exception; insufficient resources; operator
	 * intervention, such as a shutdown or a running recovery; system error, such as an
	 * I/O error.
	 */
	private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58");

	/**
	 * A cancelled query is not an outage.
	 */
	private static final String CANCELLED = "57014";

	/**
	 * A write transaction on a server that has become a standby.
	 */
	private static final String READ_ONLY = "25006";

	/**
	 * Message of HikariCP for a connection that the pool has closed because the server
	 * closed it.
	 */
	private static final String CLOSED_BY_POOL = "Connection is closed";

	private static final Set<Integer> H2_OUTAGE_CODES = Set.of(ErrorCode.DATABASE_IS_CLOSED,
			ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2,
			ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.DATABASE_IS_READ_ONLY);

	/**
	 * Messages of Linux, macOS and Windows for a full disk.
	 */
	private static final Set<String> DISK_FULL_MESSAGES = Set.of("No space left on device", "Disk quota exceeded",
			"not enough space on the disk");

	private DatabaseFailures() {
	}

	/**
	 * Classifies a failure.
	 * @return the kind of outage, or {@code null} if the failure does not indicate one
	 */
	static @Nullable Outage outage(Throwable failure) {
		boolean unavailable = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isDiskFull(cause)) {
				return Outage.DISK_FULL;
			}
			unavailable = unavailable || isOutage(cause);
		}
		return unavailable ? Outage.UNAVAILABLE : null;
	}

	/**
	 * Returns whether a failure comes from database access, regardless of its cause. If
	 * the database is closed while H2 runs a statement, H2 can throw any exception.
	 */
	static boolean isDataAccessFailure(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException || cause instanceof DataAccessException
					|| cause instanceof TransactionException || cause instanceof PersistenceException
					|| isThrownByH2(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isThrownByH2(Throwable cause) {
		StackTraceElement[] stack = cause.getStackTrace();
		return stack.length > 0 && stack[0].getClassName().startsWith("org.h2.");
	}

	private static boolean isDiskFull(Throwable cause) {
		if (cause instanceof SQLException sql && POSTGRES_DISK_FULL.equals(sql.getSQLState())) {
			return true;
		}
		String message = (cause instanceof IOException) ? cause.getMessage() : null;
		return message != null && DISK_FULL_MESSAGES.stream().anyMatch(message::contains);
	}

	private static boolean isOutage(Throwable cause) {
		if (!(cause instanceof SQLException sql)) {
			return false;
		}
		if (sql.getSQLState() == null) {
			return CLOSED_BY_POOL.equals(sql.getMessage());
		}
		String state = sql.getSQLState();
		boolean byState = state.length() == 5 && OUTAGE_CLASSES.contains(state.substring(0, 2))
				&& !state.equals(CANCELLED);
		return byState || state.equals(READ_ONLY) || H2_OUTAGE_CODES.contains(sql.getErrorCode());
	}

}
