package dev.kalends.account;

/**
 * SQL condition for active sessions: the session was not signed out on any node and has
 * exceeded neither its idle timeout nor its maximum lifetime. The result is never cached.
 */
public final class ActiveSessionCondition {

	/**
	 * A condition to embed in other statements. Its parameters are the session's id (the
	 * digest stored in the row) and the time in milliseconds since 1970. The column
	 * {@code expiry_time} covers both the idle timeout and the maximum lifetime. The time
	 * is the node's, as in Spring Session; computing it in SQL takes longer than the rest
	 * of the condition.
	 */
	public static final String LASTS = "exists (select 1 from spring_session s where s.session_id = ?"
			+ " and s.expiry_time > ?)";

	private ActiveSessionCondition() {
	}

}
