package dev.kalends.web.transfer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import dev.kalends.shared.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Decides by the headers of a request what happens to its body.
 */
final class BodyRules {

	/**
	 * Requests with these methods have no body that means anything (RFC 9110, section
	 * 9.3).
	 */
	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> UPLOADS = Set.of("/work-items/import", "/api/work-items/import");

	/**
	 * The path that takes a multipart form.
	 */
	private static final String MULTIPART = "/work-items/import";

	/**
	 * Forms for people who have not signed in.
	 */
	private static final Set<String> ANONYMOUS_FORMS = Set.of("/login", "/setup");

	private static final String SESSION_COOKIE = "SESSION";

	Verdict of(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		boolean present = length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		String path = request.getServletPath();
		long maxLength = maxLength(request, path);
		if (length > maxLength) {
			return new Refused(HttpStatus.CONTENT_TOO_LARGE);
		}
		if (MultipartForm.isMultipart(request) && !takesMultipart(request, path)) {
			return new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		}
		if (!present) {
			return new Absent();
		}
		if (WITHOUT_BODY.contains(request.getMethod())
				|| (!hasCredentials(request) && !ANONYMOUS_FORMS.contains(path))) {
			return new Ignored();
		}
		return new Accepted(maxLength,
				UPLOADS.contains(path) ? RequestLimits.UPLOAD_TIMEOUT : RequestLimits.BODY_TIMEOUT);
	}

	private static long maxLength(HttpServletRequest request, String path) {
		if (UPLOADS.contains(path)) {
			return path.equals(MULTIPART) ? RequestLimits.MAX_UPLOAD_BODY : RequestLimits.MAX_UPLOAD;
		}
		if (!hasCredentials(request)) {
			return RequestLimits.MAX_ANONYMOUS_BODY;
		}
		return CollectedRequest.isForm(request) ? RequestLimits.MAX_FORM : RequestLimits.MAX_BODY;
	}

	private static boolean takesMultipart(HttpServletRequest request, String path) {
		return "POST".equals(request.getMethod()) && path.equals(MULTIPART) && MultipartForm.hasBoundary(request);
	}

	/**
	 * Tells whether the sender claims to be somebody. Whether that is true takes a look
	 * into the database, which comes later.
	 */
	private static boolean hasCredentials(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null || (request.getCookies() != null
				&& Arrays.stream(request.getCookies()).anyMatch((cookie) -> cookie.getName().equals(SESSION_COOKIE)));
	}

	/**
	 * What happens to a body.
	 */
	sealed interface Verdict permits Absent, Ignored, Accepted, Refused {

	}

	/**
	 * There is none.
	 */
	record Absent() implements Verdict {

	}

	/**
	 * The request is answered without its body, and the connection is closed after that.
	 */
	record Ignored() implements Verdict {

	}

	/**
	 * The body is read.
	 *
	 * @param maxLength the most bytes that it may have
	 * @param timeout how long it may take to arrive
	 */
	record Accepted(long maxLength, Duration timeout) implements Verdict {

	}

	/**
	 * The request is refused.
	 */
	record Refused(HttpStatus status) implements Verdict {

	}

}
