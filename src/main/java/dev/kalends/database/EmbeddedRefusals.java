package dev.kalends.database;

import java.sql.SQLException;

import org.h2.api.ErrorCode;

/**
 * Why the embedded database cannot be opened, in words.
 */
final class EmbeddedRefusals {

	private EmbeddedRefusals() {
	}

	static DatabaseRefusedException of(SQLException failure) {
		if (DatabaseFailures.outage(failure) == Outage.DISK_FULL) {
			return new DatabaseRefusedException("The disk of the folder that 'kalends.data-dir' names is full.",
					"Make room on the disk, then start again. Nothing that was saved is lost.", failure);
		}
		return switch (failure.getErrorCode()) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new DatabaseRefusedException(
					"Another process uses the database in the folder that 'kalends.data-dir' names.",
					"End the other process, or change 'kalends.data-dir'. It is a folder that no other process uses.",
					failure);
			case ErrorCode.FILE_VERSION_ERROR_1 -> new DatabaseRefusedException(
					"'kalends.data-dir' holds a database that another version of Kalends has written, in a format"
							+ " that this version does not know.",
					"Start the version of Kalends that wrote it, or put a backup back that this version can read.",
					failure);
			default -> unreadable(failure);
		};
	}

	static DatabaseRefusedException unreadable(Throwable failure) {
		return new DatabaseRefusedException(
				"'kalends.data-dir' holds a database that cannot be read: "
						+ "the file kalends.mv.db is damaged, or something else.",
				"Put a backup of the folder back, or change 'kalends.data-dir'. Keep the damaged file until then.",
				failure);
	}

}
