package dev.kalends.web.transfer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import dev.kalends.shared.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Decides from the headers of a request how its body is handled.
 */
final class BodyRules {

	/**
	 * Methods whose request body has no defined semantics (RFC 9110, section 9.3).
	 */
	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> UPLOADS = Set.of("/work-items/import", "/api/work-items/import");

	/**
	 * The only path that accepts a multipart form.
	 */
	private static final String MULTIPART = "/work-items/import";

	/**
	 * Forms that visitors can submit.
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
		if (hasWildcardType(request) || (MultipartForm.isMultipart(request) && !takesMultipart(request, path))) {
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

	/**
	 * Returns whether the content type is a range such as {@code *}{@code /*}, which only
	 * {@code Accept} can be. Spring fails with a server error for it.
	 */
	private static boolean hasWildcardType(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null || type.indexOf('*') < 0) {
			return false;
		}
		try {
			return !MediaType.parseMediaType(type).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			// Refused when the body is read.
			return false;
		}
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
	 * Returns whether the request contains credentials. They are not verified here,
	 * because that needs the database.
	 */
	private static boolean hasCredentials(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null || (request.getCookies() != null
				&& Arrays.stream(request.getCookies()).anyMatch((cookie) -> cookie.getName().equals(SESSION_COOKIE)));
	}

	/**
	 * The decision about a body.
	 */
	sealed interface Verdict permits Absent, Ignored, Accepted, Refused {

	}

	/**
	 * The request has no body.
	 */
	record Absent() implements Verdict {

	}

	/**
	 * The body is not read; the connection is closed after the response.
	 */
	record Ignored() implements Verdict {

	}

	/**
	 * The body is read.
	 *
	 * @param maxLength maximum size in bytes
	 * @param timeout how long the body may take to arrive
	 */
	record Accepted(long maxLength, Duration timeout) implements Verdict {

	}

	/**
	 * The request is rejected.
	 */
	record Refused(HttpStatus status) implements Verdict {

	}

}
