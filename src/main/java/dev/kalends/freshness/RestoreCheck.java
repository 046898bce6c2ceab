package dev.kalends.freshness;

import java.util.List;
import java.util.stream.Collectors;

import dev.kalends.shared.IncompleteDatabaseException;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells whether the database is complete or is being restored while the application runs.
 * A restore by {@code pg_restore} or {@code psql} that is not one transaction shows its
 * tables one after the other: the version counters can be there before the work items,
 * and what is loaded in between would be kept under a version that is valid later.
 * <p>
 * Two conditions hold in a complete database and not in any snapshot that lacks rows:
 * <ul>
 * <li>Each table has its primary key. A dump creates primary keys after the rows; a
 * parallel restore creates each of them after the rows of its table.</li>
 * <li>The counter of everyone is visible. A snapshot that is older than the commit of a
 * restore in one transaction finds the new tables and none of their rows, because
 * {@code drop table} and {@code truncate} take effect in older snapshots as well.</li>
 * </ul>
 * The check is made after the reads and in their transaction. The reads have locked their
 * tables by then, so the primary keys found are those of the tables that were read.
 * <p>
 * The embedded database needs no check: its file belongs to the process that has it open.
 */
@Component
public class RestoreCheck {

	/**
	 * All tables of the schema but Flyway's.
	 */
	static final List<String> TABLES = List.of("change_log", "change_set", "checklist_tick", "item_change",
			"level_settings", "location", "note", "person", "saved_view", "scope_version", "spring_session",
			"spring_session_attributes", "start_view", "team", "team_member", "work_item", "work_item_assignee");

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
	 * Requires that nothing was missing because of a restore. It is called where rows
	 * that have to be there were not found.
	 * @throws IncompleteDatabaseException when the database is not complete
	 */
	public void requireComplete() {
		requireComplete(this.jdbc);
	}

	/**
	 * Requires that a snapshot is one of a complete database.
	 * @param snapshot the snapshot, after it was read
	 * @throws IncompleteDatabaseException when the database is not complete
	 */
	public void requireComplete(JdbcOperations snapshot) {
		if (!this.embedded && !Boolean.TRUE.equals(snapshot.queryForObject(COMPLETE, Boolean.class))) {
			throw new IncompleteDatabaseException();
		}
	}

}
