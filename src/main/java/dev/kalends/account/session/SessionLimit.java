package dev.kalends.account.session;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Bounds the sessions of a person: a sign-in ends those that were used least recently.
 * Sign-ins at the same moment may each add one, which the next sign-in corrects.
 */
@Component
class SessionLimit {

	static final int MAX_SESSIONS = 50;

	private final JdbcTemplate jdbc;

	SessionLimit(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@EventListener
	void signedIn(AuthenticationSuccessEvent event) {
		this.jdbc.update(
				"delete from spring_session where primary_id in (select primary_id from spring_session"
						+ " where principal_name = ? order by last_access_time desc, primary_id offset ? rows)",
				event.getAuthentication().getName(), MAX_SESSIONS - 1);
	}

}
