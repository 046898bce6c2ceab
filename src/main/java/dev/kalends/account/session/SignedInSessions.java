package dev.kalends.account.session;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Stores only sessions of signed-in people. No code creates a session for a visitor; if
 * it did, its attributes would be lost, but no row would be written. Stored sessions
 * expire as defined in {@link SessionLifetime}.
 */
class SignedInSessions implements SessionRepository<Session> {

	private final SessionRepository<Session> stored;

	/**
	 * Decorates a repository. The cast is safe, because the repository receives only
	 * sessions that it created or found itself.
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
