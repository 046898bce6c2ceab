package dev.kalends.account.security;

import java.io.IOException;
import java.util.UUID;

import dev.kalends.account.DeviceZones;
import dev.kalends.account.KnownBrowsers;
import dev.kalends.account.PersonRepository;
import dev.kalends.account.SignIn;
import dev.kalends.account.attempt.RetryLaterException;
import dev.kalends.account.audit.SecurityEvent;
import dev.kalends.account.session.RequestedPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Responses to the sign-in form: a redirect to the originally requested page, a redirect
 * back to the form, or the form itself if the password was not checked.
 */
@Component
class SignInResponses implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	/**
	 * Request attribute with the {@link RetryLaterException} to explain in the form.
	 */
	static final String POSTPONED = SignInResponses.class.getName() + ".postponed";

	private final RequestedPage requestedPage;

	private final PersonRepository people;

	private final KnownBrowsers knownBrowsers;

	private final DeviceZones deviceZones;

	private final ApplicationEventPublisher events;

	SignInResponses(RequestedPage requestedPage, PersonRepository people, KnownBrowsers knownBrowsers,
			DeviceZones deviceZones, ApplicationEventPublisher events) {
		this.requestedPage = requestedPage;
		this.people = people;
		this.knownBrowsers = knownBrowsers;
		this.deviceZones = deviceZones;
		this.events = events;
	}

	/**
	 * The redirect target is a path without a host, because the {@code Host} header can
	 * be forged.
	 */
	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		UUID viewer = UUID.fromString(authentication.getName());
		this.people.findById(viewer).ifPresent((person) -> {
			this.knownBrowsers.remember(person, request, response);
			this.deviceZones.remember(person.id(), request);
			this.events.publishEvent(new SecurityEvent.SignedIn(person.id(), person.username()));
		});
		String page = this.requestedPage.take(request, response, viewer).orElse(PageSecurityConfiguration.CALENDAR);
		response.sendRedirect(request.getContextPath() + page);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		if (failure instanceof SignInPostponedException postponed) {
			showForm(request, response, postponed.reason());
		}
		else {
			response.sendRedirect(request.getContextPath() + SignIn.PAGE + "?error");
		}
	}

	private static void showForm(HttpServletRequest request, HttpServletResponse response, RetryLaterException reason)
			throws IOException, ServletException {
		response.setStatus(reason.status().value());
		response.setHeader(HttpHeaders.RETRY_AFTER, reason.retryAfter());
		request.setAttribute(POSTPONED, reason);
		request.getRequestDispatcher(SignIn.PAGE).forward(new AsGet(request), response);
	}

	/**
	 * Presents the forwarded request as GET, so that the form is shown instead of
	 * processed.
	 */
	private static final class AsGet extends HttpServletRequestWrapper {

		AsGet(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

	}

}
