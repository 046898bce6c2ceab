package dev.kalends.account;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells whether sessions still last: whether nobody has signed out of them, on whichever
 * node, and they have not run out. Nothing of it is remembered.
 */
@Component
public class LiveSessions {

	/**
	 * The same as a condition, for statements that have more to ask. Its one parameter is
	 * the session's id. The time is the database's, so that all nodes agree on it.
	 */
	public static final String LASTS = "exists (select 1 from spring_session s where s.session_id = ?"
			+ " and s.expiry_time > extract(epoch from current_timestamp) * 1000)";

	private final JdbcTemplate jdbc;

	LiveSessions(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Tells whether a session lasts, in one statement.
	 */
	public boolean exists(String sessionId) {
		return Boolean.TRUE.equals(this.jdbc.queryForObject("select " + LASTS, Boolean.class, sessionId));
	}

}
