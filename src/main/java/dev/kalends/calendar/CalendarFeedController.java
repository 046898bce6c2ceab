package dev.kalends.calendar;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.kalends.account.DeviceZone;
import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarFeed.CacheStatus;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.web.AcceptEncoding;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ProblemDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The feed of calendar events. Its responses must not be stored by browsers or proxies.
 */
@RestController
class CalendarFeedController {

	static final String VERSION_HEADER = "X-Calendar-Version";

	static final String CACHE_STATUS_HEADER = "Cache-Status";

	/**
	 * Smallest bucket of the histogram: most hits take less than a millisecond.
	 */
	private static final Duration MIN_DURATION = Duration.ofNanos(20_000);

	private final CalendarFeed feed;

	private final FeedMonitor monitor;

	private final FeedWarming warming;

	private final ProblemDetails problems;

	private final Map<CacheStatus, Timer> timers = new EnumMap<>(CacheStatus.class);

	private final MeterRegistry meters;

	CalendarFeedController(CalendarFeed feed, FeedMonitor monitor, FeedWarming warming, ProblemDetails problems,
			MeterRegistry meters) {
		this.feed = feed;
		this.monitor = monitor;
		this.warming = warming;
		this.problems = problems;
		this.meters = meters;
		for (CacheStatus status : CacheStatus.values()) {
			this.timers.put(status,
					Timer.builder("kalends.feed")
						.description("Duration of feed requests, by source")
						.tag("cache", status.metric())
						.publishPercentileHistogram()
						.minimumExpectedValue(MIN_DURATION)
						.register(meters));
		}
	}

	@GetMapping(ApiPaths.FEED)
	void feed(@AuthenticationPrincipal SignedInPerson signedIn, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Timer.Sample sample = Timer.start(this.meters);
		disableCaching(response);
		FeedParameters parameters = FeedParameters.of(request.getParameterMap()).fromDeviceIn(DeviceZone.of(request));
		Optional<FeedAnswer> answer = this.feed.read(signedIn, parameters);
		if (answer.isEmpty()) {
			this.problems.write(response, HttpStatus.UNAUTHORIZED, "not-signed-in");
			return;
		}
		this.warming.remember(signedIn, parameters);
		if (answer.get().status() == CacheStatus.HIT) {
			this.monitor.sample(signedIn, answer.get());
		}
		send(answer.get(), request, response);
		sample.stop(Objects.requireNonNull(this.timers.get(answer.get().status())));
	}

	private static void disableCaching(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-cache, must-revalidate, max-age=0");
		response.setHeader(HttpHeaders.PRAGMA, "no-cache");
		response.setHeader(HttpHeaders.EXPIRES, "0");
	}

	private static void send(FeedAnswer answer, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setHeader(CACHE_STATUS_HEADER, answer.status().header());
		response.setHeader(VERSION_HEADER, answer.version().opaque());
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		byte[] bytes = answer.body().bytes();
		if (answer.body().compressed()) {
			if (AcceptEncoding.allowsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
				response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			}
			else {
				bytes = answer.body().json();
			}
		}
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
