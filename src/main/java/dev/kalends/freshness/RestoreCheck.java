package dev.kalends.freshness;

import java.util.List;
import java.util.stream.Collectors;

import dev.kalends.shared.IncompleteDatabaseException;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checks whether the database is complete or is being restored while the application
 * runs. A restore by {@code pg_restore} or {@code psql} that is not a single transaction
 * makes tables visible one by one: the scope versions can be visible before the work
 * items, and a feed loaded in between would be cached under a version that is valid
 * later.
 * <p>
 * Two conditions are true in a complete database and false in every snapshot with missing
 * rows:
 * <ul>
 * <li>Each table has its primary key. A dump creates primary keys after the rows; a
 * parallel restore creates each primary key after the rows of its table.</li>
 * <li>The version of the scope {@code everyone} is visible. A snapshot older than the
 * commit of a single-transaction restore sees the new tables without any rows, because
 * {@code drop table} and {@code truncate} are not MVCC-safe.</li>
 * </ul>
 * The check runs after the reads, in their transaction. The reads hold locks on their
 * tables by then, so the primary keys found are those of the tables that were read.
 * <p>
 * The embedded database needs no check, because its file is locked by this process.
 */
@Component
public class RestoreCheck {

	/**
	 * All tables of the schema except Flyway's.
	 */
	static final List<String> TABLES = List.of("change_log", "change_set", "checklist_tick", "creation", "item_change",
			"level_settings", "location", "note", "person", "saved_view", "scope_version", "series_exception",
			"spring_session", "spring_session_attributes", "start_view", "team", "team_member", "work_item",
			"work_item_assignee");

	private static final String COMPLETE = "select exists (select 1 from scope_version where scope = 'everyone')"
			+ " and (select count(*) from pg_index where indisprimary and indrelid in (%s)) = %d".formatted(
					TABLES.stream().map((table) -> "to_regclass('" + table + "')").collect(Collectors.joining(", ")),
					TABLES.size());

	private final boolean embedded;

	private final JdbcTemplate jdbc;

	RestoreCheck(JdbcConnectionDetails database, JdbcTemplate jdbc) {
		this.embedded = database.getJdbcUrl().startsWith("jdbc:h2:");
		this.jdbc = jdbc;
	}

	/**
	 * Requires that the database is complete. Called when required rows are missing.
	 * @throws IncompleteDatabaseException if the database is being restored
	 */
	public void requireComplete() {
		requireComplete(this.jdbc);
	}

	/**
	 * Requires that a snapshot shows a complete database.
	 * @param snapshot the snapshot, after all other reads
	 * @throws IncompleteDatabaseException if the database is being restored
	 */
	public void requireComplete(JdbcOperations snapshot) {
		if (!this.embedded && !Boolean.TRUE.equals(snapshot.queryForObject(COMPLETE, Boolean.class))) {
			throw new IncompleteDatabaseException();
		}
	}

}
