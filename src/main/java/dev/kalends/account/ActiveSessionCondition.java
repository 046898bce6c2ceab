package dev.kalends.account;

/**
 * Tells whether sessions still last: whether nobody has signed out of them on any node,
 * and they have reached neither their idle time nor their limit. Nothing of it is cached.
 */
public final class ActiveSessionCondition {

	/**
	 * A condition for statements that have more to ask. Its parameters are the session's
	 * id (the digest that the row holds) and the time in milliseconds since 1970. The
	 * column takes both the idle time and the limit of a session into account. The time
	 * is the node's, as it is in Spring Session itself; computing it in the statement
	 * takes longer than the rest of the condition.
	 */
	public static final String LASTS = "exists (select 1 from spring_session s where s.session_id = ?"
			+ " and s.expiry_time > ?)";

	private ActiveSessionCondition() {
	}

}
