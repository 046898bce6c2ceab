package dev.kalends.account;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in person from the database in every request, so that a disabled
 * person or a revoked role takes effect with the next request. The feed does not use this
 * filter: it reads the person together with the scope versions in one statement.
 */
public class CurrentViewerFilter extends OncePerRequestFilter {

	static final String ATTRIBUTE = CurrentViewerFilter.class.getName() + ".viewer";

	private final PersonRepository people;

	private final DeviceZones deviceZones;

	public CurrentViewerFilter(PersonRepository people, DeviceZones deviceZones) {
		this.people = people;
		this.deviceZones = deviceZones;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SignedInPerson signedIn = signedIn();
		if (signedIn != null) {
			Optional<Person> live = this.people.findById(signedIn.personId())
				.filter((person) -> person.isEnabled() && person.sessionEpoch() == signedIn.sessionEpoch());
			if (live.isPresent()) {
				use(request, signedIn, atDevice(live.get(), request));
			}
			else {
				end(request);
			}
		}
		chain.doFilter(request, response);
	}

	/**
	 * A page that is opened tells the zone of its device. Other requests do not store it:
	 * two devices in different zones would overwrite each other all the time.
	 */
	private Viewer atDevice(Person person, HttpServletRequest request) {
		Viewer viewer = person.asViewer();
		ZoneId device = DeviceZone.of(request);
		if (viewer.automaticZone() && device != null && !device.equals(viewer.zone()) && isPage(request)) {
			this.deviceZones.remember(person.id(), device);
		}
		return viewer.atDevice(device);
	}

	private static boolean isPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
	}

	private static @Nullable SignedInPerson signedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person) ? person
				: null;
	}

	private static void use(HttpServletRequest request, SignedInPerson signedIn, Viewer viewer) {
		request.setAttribute(ATTRIBUTE, viewer);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null,
				List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name()))));
		SecurityContextHolder.setContext(context);
	}

	private static void end(HttpServletRequest request) {
		SecurityContextHolder.clearContext();
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

}
