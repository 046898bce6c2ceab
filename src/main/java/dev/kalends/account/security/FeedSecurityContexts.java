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
 * Tells who asks for the feed without reading their session each time. Whose a session is
 * never changes, because signing in makes a new one, so it is remembered here. Whether
 * the session still lasts may change at any moment; that is asked together with the
 * versions, in the one statement that every feed needs.
 *
 * @param <S> the kind of session
 */
class FeedSecurityContexts<S extends Session> implements SecurityContextRepository {

	private static final int MAX_SESSIONS = 10_000;

	/**
	 * After that the session is read anew and notes that it is in use: a calendar that is
	 * only looked at must not run out.
	 */
	private static final Duration REMEMBERED = Duration.ofHours(1);

	private final SessionRepository<S> sessions;

	private final HttpSessionIdResolver sessionIds;

	private final Clock clock;

	private final Cache<String, SignedInPerson> people = Caffeine.newBuilder()
		.maximumSize(MAX_SESSIONS)
		.expireAfterWrite(REMEMBERED)
		.executor(Runnable::run)
		.build();

	FeedSecurityContexts(SessionRepository<S> sessions, HttpSessionIdResolver sessionIds, Clock clock) {
		this.sessions = sessions;
		this.sessionIds = sessionIds;
		this.clock = clock;
	}

	@Override
	@Deprecated
	@SuppressWarnings("NullAway") // without a context there is nobody
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		SignedInPerson person = find(holder.getRequest());
		return (person != null)
				? new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()))
				: null;
	}

	private @Nullable SignedInPerson find(HttpServletRequest request) {
		for (String sessionId : this.sessionIds.resolveSessionIds(request)) {
			SignedInPerson known = this.people.getIfPresent(sessionId);
			SignedInPerson person = (known != null) ? known : read(sessionId);
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
	 * Nobody signs in or out with a request for the feed.
	 */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return false;
	}

}
