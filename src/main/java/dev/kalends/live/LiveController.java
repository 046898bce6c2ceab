package dev.kalends.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.CalendarVersions.Versioned;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream of events that tells a page the version of its calendar, at once and
 * whenever it changes. It lasts as long as the session.
 */
@RestController
class LiveController {

	private final LiveConnections connections;

	private final CalendarVersions versions;

	private final JdbcTemplate jdbc;

	private final ProblemDetails problems;

	LiveController(LiveConnections connections, CalendarVersions versions, JdbcTemplate jdbc, ProblemDetails problems) {
		this.connections = connections;
		this.versions = versions;
		this.jdbc = jdbc;
		this.problems = problems;
	}

	@GetMapping(ApiPaths.LIVE)
	@Nullable SseEmitter live(@AuthenticationPrincipal SignedInPerson signedIn, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		HttpSession session = request.getSession(false);
		SignedInPerson inSession = (session != null) ? signedIn.inSession(session.getId()) : signedIn;
		Optional<Versioned> versioned = this.versions.read(this.jdbc, inSession);
		if (session == null || versioned.isEmpty()) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
			return null;
		}
		if (this.connections.isClosed()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			this.problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "stopping");
			return null;
		}
		// A proxy that collects answers would hold the news back.
		response.setHeader("X-Accel-Buffering", "no");
		LiveConnection connection = this.connections.prepare(inSession, versioned.get().version());
		if (!greet(connection, response)) {
			return null;
		}
		request.setAttribute(LiveStart.CONNECTION, connection);
		return connection.emitter();
	}

	/**
	 * Tells the first version before the request becomes a stream. A page that is gone by
	 * then ends an ordinary request; the container does not clean up after a stream whose
	 * first words fail.
	 */
	private static boolean greet(LiveConnection connection, HttpServletResponse response) {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		try {
			response.getOutputStream().write(connection.greeting().getBytes(StandardCharsets.UTF_8));
			response.flushBuffer();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
