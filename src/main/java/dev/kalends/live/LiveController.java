package dev.kalends.live;

import java.io.IOException;
import java.util.Optional;

import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.ViewerState;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ClientConnection;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens the event stream of a page. It sends the version of the calendar immediately and
 * after each change, until the session ends.
 */
@RestController
class LiveController {

	private static final long NO_TIMEOUT = 0;

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
	void live(@AuthenticationPrincipal SignedInPerson signedIn, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		HttpSession session = request.getSession(false);
		SignedInPerson inSession = (session != null) ? signedIn.inSession(session.getId()) : signedIn;
		Optional<ViewerState> state = this.versions.read(this.jdbc, inSession);
		if (session == null || state.isEmpty()) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
			return;
		}
		if (this.connections.isClosed()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			this.problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "stopping");
			return;
		}
		// A buffering proxy would delay the events.
		response.setHeader("X-Accel-Buffering", "no");
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		AsyncContext async = request.startAsync(request, response);
		async.setTimeout(NO_TIMEOUT);
		LiveConnection connection = new LiveConnection(inSession, state.get().version(), System.nanoTime(), async,
				response.getOutputStream(), ClientConnection.closing(request), this.connections);
		async.addListener(connection);
		response.getOutputStream().setWriteListener(connection);
	}

}
