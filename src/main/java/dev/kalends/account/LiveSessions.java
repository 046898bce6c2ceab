package dev.kalends.account;

/**
 * Tells whether sessions still last: whether nobody has signed out of them, on whichever
 * node, and they have not run out. Nothing of it is remembered.
 */
public final class LiveSessions {

	/**
	 * A condition for statements that have more to ask. Its parameters are the session's
	 * id and the time, in milliseconds since 1970. The time is the node's, as it is
	 * wherever Spring Session itself asks; to work it out in the statement takes longer
	 * than the rest of the condition.
	 */
	public static final String LASTS = "exists (select 1 from spring_session s where s.session_id = ?"
			+ " and s.expiry_time > ?)";

	private LiveSessions() {
	}

}
