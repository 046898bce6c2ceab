package dev.kalends.database;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates the schema, unless a newer version of the application has already migrated it:
 * this version would write rows that the newer version does not expect.
 */
class KnownSchemasOnly implements FlywayMigrationStrategy {

	private static final Set<MigrationState> FUTURE = EnumSet.of(MigrationState.FUTURE_SUCCESS,
			MigrationState.FUTURE_FAILED);

	@Override
	public void migrate(Flyway flyway) {
		MigrationInfo[] all = flyway.info().all();
		MigrationVersion newer = newest(all, true);
		if (newer != MigrationVersion.EMPTY) {
			throw new DatabaseRefusedException(
					"The database was migrated by a newer version of Kalends: its schema version is %s, and"
						.formatted(newer) + " this version of Kalends knows %s.".formatted(newest(all, false)),
					"Start the newer version, or restore a backup from before the upgrade.");
		}
		flyway.migrate();
	}

	private static MigrationVersion newest(MigrationInfo[] all, boolean future) {
		return Arrays.stream(all)
			.filter((migration) -> migration.getVersion() != null && FUTURE.contains(migration.getState()) == future)
			.map(MigrationInfo::getVersion)
			.max(MigrationVersion::compareTo)
			.orElse(MigrationVersion.EMPTY);
	}

}
