package dev.kalends.calendar;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.kalends.account.SignedInPerson;
import dev.kalends.web.ApiPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reference for the benchmark: the bytes of the first response, sent by the same server
 * without any check for changes.
 */
@TestConfiguration(proxyBeanMethods = false)
class FeedSentStatically {

	@RestController
	static class Answers {

		private final CalendarFeed feed;

		private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

		Answers(CalendarFeed feed) {
			this.feed = feed;
		}

		/**
		 * Uses the URL of the feed, so that the same filters apply. Nothing is read from
		 * the database, not even whether the session is still valid.
		 */
		@GetMapping(path = ApiPaths.FEED, params = "static")
		void unchecked(@AuthenticationPrincipal SignedInPerson signedIn, HttpServletRequest request,
				HttpServletResponse response) throws IOException {
			send(signedIn, request, response);
		}

		/**
		 * Uses an ordinary URL: session and person are read for every request.
		 */
		@GetMapping("/api/static-feed")
		void signedIn(@AuthenticationPrincipal SignedInPerson signedIn, HttpServletRequest request,
				HttpServletResponse response) throws IOException {
			send(signedIn, request, response);
		}

		private void send(SignedInPerson signedIn, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			byte[] body = this.bodies.computeIfAbsent(request.getQueryString(),
					(query) -> this.feed.read(signedIn, FeedParameters.of(request.getParameterMap()))
						.orElseThrow()
						.body()
						.bytes());
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}

	}

}
