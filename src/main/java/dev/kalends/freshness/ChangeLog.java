package dev.kalends.freshness;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The table {@code change_log}: who made which change when, and which scope versions were
 * incremented. It is for inspection only; no feed depends on it. It contains no titles,
 * because an administrator has no right to see the work items of other people.
 */
@Repository
public class ChangeLog {

	/**
	 * Maximum number of scope names in a row.
	 */
	static final int MAX_SCOPES = 200;

	private static final String LATEST = "select id, changed_at, actor_id, action, subject_id, scopes, scope_count"
			+ " from change_log where id < ? %s order by id desc fetch first ? rows only";

	private static final String SURPLUS = "delete from change_log where id <= (select id from change_log"
			+ " order by id desc offset ? rows fetch first 1 row only)";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	ChangeLog(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Writes the row for the running transaction.
	 */
	void write(String action, @Nullable UUID actorId, @Nullable UUID subjectId, Collection<Scope> scopes) {
		Object[] names = scopes.stream().limit(MAX_SCOPES).map(Scope::name).toArray();
		Object[] kinds = scopes.stream().map(Scope::kind).distinct().toArray();
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		this.jdbc.update(
				"insert into change_log (changed_at, actor_id, action, subject_id, scopes, scope_kinds,"
						+ " scope_count) values (?, ?, ?, ?, ?, ?, ?)",
				now, actorId, action, subjectId, new SqlArrayValue("varchar", names),
				new SqlArrayValue("varchar", kinds), scopes.size());
	}

	/**
	 * Returns changes, latest first.
	 * @param before only changes with a smaller id; {@code null} to start with the latest
	 * @param kind only changes that affect a scope of this kind, such as {@code user};
	 * {@code null} for all
	 * @param limit the maximum number of changes
	 */
	public List<LoggedChange> latest(@Nullable Long before, @Nullable String kind, int limit) {
		long until = (before != null) ? before : Long.MAX_VALUE;
		Object[] arguments = (kind != null) ? new Object[] { until, kind, limit } : new Object[] { until, limit };
		return this.jdbc.query(LATEST.formatted((kind != null) ? "and ? = any(scope_kinds)" : ""),
				(row, number) -> change(row), arguments);
	}

	private static LoggedChange change(ResultSet row) throws SQLException {
		return new LoggedChange(row.getLong("id"), row.getObject("changed_at", OffsetDateTime.class).toInstant(),
				row.getObject("actor_id", UUID.class), row.getString("action"), row.getObject("subject_id", UUID.class),
				scopes(row.getArray("scopes")), row.getInt("scope_count"));
	}

	private static List<Scope> scopes(Array names) throws SQLException {
		return Arrays.stream((Object[]) names.getArray()).map((name) -> new Scope((String) name)).toList();
	}

	/**
	 * Removes old changes.
	 * @param before changes made before this instant are removed
	 * @param maxRows the oldest rows beyond this number are removed as well
	 * @return the number of removed rows
	 */
	int removeOld(Instant before, int maxRows) {
		return this.jdbc.update("delete from change_log where changed_at < ?", before.atOffset(ZoneOffset.UTC))
				+ this.jdbc.update(SURPLUS, maxRows);
	}

}
