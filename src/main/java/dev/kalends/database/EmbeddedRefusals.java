package dev.kalends.database;

import java.sql.SQLException;

import org.h2.api.ErrorCode;

/**
 * Converts failures to open the embedded database to exceptions with an explanation.
 */
final class EmbeddedRefusals {

	private EmbeddedRefusals() {
	}

	static DatabaseRefusedException of(SQLException failure) {
		if (DatabaseFailures.outage(failure) == Outage.DISK_FULL) {
			return new DatabaseRefusedException("The disk of the folder that 'kalends.data-dir' names is full.",
					"Free up space on the disk, then restart. No saved data is lost.", failure);
		}
		return switch (failure.getErrorCode()) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new DatabaseRefusedException(
					"Another process uses the database in the folder that 'kalends.data-dir' names.",
					"Stop the other process, or set 'kalends.data-dir' to a folder that no other process uses.",
					failure);
			case ErrorCode.FILE_VERSION_ERROR_1 -> new DatabaseRefusedException(
					"'kalends.data-dir' contains a database that was written by another version of Kalends, in a format"
							+ " that this version does not support.",
					"Start the version of Kalends that wrote it, or restore a backup that this version can read.",
					failure);
			default -> unreadable(failure);
		};
	}

	static DatabaseRefusedException unreadable(Throwable failure) {
		return new DatabaseRefusedException(
				"'kalends.data-dir' contains a database that cannot be read: "
						+ "the file kalends.mv.db is damaged or is not a database.",
				"Restore a backup of the folder, or change 'kalends.data-dir'. Keep the damaged file until then.",
				failure);
	}

}
