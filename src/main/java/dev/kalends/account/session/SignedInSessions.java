package dev.kalends.account.session;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Stores the sessions of people who have signed in and no others. Nothing creates a
 * session for a visitor; should a part of the application come to do so, it costs that
 * part what it put into the session, and no row. What is stored ends as
 * {@link SessionLifetime} says.
 */
class SignedInSessions implements SessionRepository<Session> {

	private final SessionRepository<Session> stored;

	/**
	 * Decorates a repository. Its kind of session need not be known, as it gets back only
	 * what it has created or found itself.
	 */
	@SuppressWarnings("unchecked")
	SignedInSessions(SessionRepository<? extends Session> stored) {
		this.stored = (SessionRepository<Session>) stored;
	}

	@Override
	public Session createSession() {
		return this.stored.createSession();
	}

	@Override
	public void save(Session session) {
		if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
			return;
		}
		session.setMaxInactiveInterval(
				SessionLifetime.idleAfter(session.getCreationTime(), session.getLastAccessedTime()));
		this.stored.save(session);
	}

	@Override
	public @Nullable Session findById(String id) {
		return this.stored.findById(id);
	}

	@Override
	public void deleteById(String id) {
		this.stored.deleteById(id);
	}

}
