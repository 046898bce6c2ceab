package dev.kalends.account.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Resolves the signed-in person of a feed request without reading the session each time.
 * The person of a session never changes, because signing in creates a new session, so it
 * is cached here. Whether the session is still active can change at any moment; that is
 * checked together with the scope versions, in the only statement that every feed request
 * executes.
 *
 * @param <S> the type of session
 */
class FeedSecurityContexts<S extends Session> implements SecurityContextRepository {

	private static final int MAX_SESSIONS = 10_000;

	/**
	 * After this time the session is read again and its last access time is updated, so
	 * that the session of a calendar that is only viewed does not expire.
	 */
	private static final Duration CACHED = Duration.ofHours(1);

	private final SessionRepository<S> sessions;

	private final HttpSessionIdResolver sessionIds;

	private final Clock clock;

	private final Cache<String, SignedInPerson> people = Caffeine.newBuilder()
		.maximumSize(MAX_SESSIONS)
		.expireAfterWrite(CACHED)
		.executor(Runnable::run)
		.build();

	FeedSecurityContexts(SessionRepository<S> sessions, HttpSessionIdResolver sessionIds, Clock clock) {
		this.sessions = sessions;
		this.sessionIds = sessionIds;
		this.clock = clock;
	}

	@Override
	@Deprecated
	@SuppressWarnings("NullAway") // null means unauthenticated
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		SignedInPerson person = find(holder.getRequest());
		return (person != null)
				? new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()))
				: null;
	}

	private @Nullable SignedInPerson find(HttpServletRequest request) {
		for (String sessionId : this.sessionIds.resolveSessionIds(request)) {
			SignedInPerson cached = this.people.getIfPresent(sessionId);
			SignedInPerson person = (cached != null) ? cached : read(sessionId);
			if (person != null) {
				return person;
			}
		}
		return null;
	}

	private @Nullable SignedInPerson read(String sessionId) {
		S session = this.sessions.findById(sessionId);
		SecurityContext context = (session != null)
				? session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) : null;
		if (session == null || context == null || context.getAuthentication() == null
				|| !(context.getAuthentication().getPrincipal() instanceof SignedInPerson person)) {
			return null;
		}
		session.setLastAccessedTime(this.clock.instant());
		this.sessions.save(session);
		SignedInPerson inSession = person.inSession(sessionId);
		this.people.put(sessionId, inSession);
		return inSession;
	}

	/**
	 * Feed requests never sign a person in or out.
	 */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return false;
	}

}
