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
 * Tells failures that mean that the database is away from mistakes of the application.
 * PostgreSQL says it in the class of the SQLSTATE (appendix A of its manual), H2 in its
 * error codes.
 */
final class DatabaseFailures {

	private static final String POSTGRES_DISK_FULL = "53100";

	/**
	 * The server has no room for another connection. It does answer.
	 */
	static final String TOO_MANY_CONNECTIONS = "53300";

	/**
	 * No connection; insufficient resources; operator intervention, such as a shutdown or
	 * a recovery that is still running; errors of the system, such as one of the disk.
	 */
	private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

	/**
	 * A query that was cancelled is no outage.
	 */
	private static final String CANCELLED = "57014";

	/**
	 * A transaction in a database that was turned into a standby.
	 */
	private static final String READ_ONLY = "25006";

	/**
	 * What HikariCP says of a connection that it has given up, because the server ended
	 * it.
	 */
	private static final String CLOSED_BY_POOL = "Connection is closed";

	private static final Set<Integer> H2_AWAY = Set.of(ErrorCode.DATABASE_IS_CLOSED,
			ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2,
			ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.DATABASE_IS_READ_ONLY);

	/**
	 * How Linux, macOS and Windows say it.
	 */
	private static final Set<String> NO_ROOM = Set.of("No space left on device", "Disk quota exceeded",
			"not enough space on the disk");

	private DatabaseFailures() {
	}

	/**
	 * Returns what a failure means for whoever wanted to read or save something;
	 * {@code null} when the database works as far as this failure tells.
	 */
	static @Nullable Outage outage(Throwable failure) {
		boolean away = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isDiskFull(cause)) {
				return Outage.DISK_FULL;
			}
			away = away || isAway(cause);
		}
		return away ? Outage.UNAVAILABLE : null;
	}

	/**
	 * Tells whether a failure came out of the access to the database, whatever it means.
	 * H2 fails in any way while it is closed in the middle of something.
	 */
	static boolean isOfDataAccess(Throwable failure) {
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
		return message != null && NO_ROOM.stream().anyMatch(message::contains);
	}

	private static boolean isAway(Throwable cause) {
		if (!(cause instanceof SQLException sql)) {
			return false;
		}
		if (sql.getSQLState() == null) {
			return CLOSED_BY_POOL.equals(sql.getMessage());
		}
		String state = sql.getSQLState();
		boolean byState = state.length() == 5 && AWAY.contains(state.substring(0, 2)) && !state.equals(CANCELLED);
		return byState || state.equals(READ_ONLY) || H2_AWAY.contains(sql.getErrorCode());
	}

}
