package dev.kalends.account;

import java.util.List;

import dev.kalends.account.session.CsrfTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signs a person in without asking for the password: the first administrator after the
 * setup, and people who have changed their own password.
 */
@Component
public class SignIn {

	/**
	 * Path of the sign-in page.
	 */
	public static final String PAGE = "/login";

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final SessionAuthenticationStrategy strategy = new SessionFixationProtectionStrategy();

	private final CsrfTokens csrfTokens;

	private final KnownBrowsers knownBrowsers;

	private final DeviceZones deviceZones;

	SignIn(CsrfTokens csrfTokens, KnownBrowsers knownBrowsers, DeviceZones deviceZones) {
		this.csrfTokens = csrfTokens;
		this.knownBrowsers = knownBrowsers;
		this.deviceZones = deviceZones;
	}

	/**
	 * Starts a session for the person in the browser that sent the request. A visitor
	 * also gets a new CSRF token; a person who was signed in before keeps theirs, because
	 * other tabs of the same browser still use it.
	 */
	public void establish(Person person, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = UsernamePasswordAuthenticationToken
			.authenticated(new SignedInPerson(person.id(), person.sessionEpoch()), null, List.of());
		if (request.getSession(false) == null) {
			this.csrfTokens.saveToken(null, request, response);
		}
		this.strategy.onAuthentication(authentication, request, response);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		this.knownBrowsers.remember(person, request, response);
		this.deviceZones.remember(person.id(), request);
	}

}
