package dev.kalends.web.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.kalends.database.Outage;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.Messages;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The response during an outage of the database: problem details for API clients and a
 * page without database access for browsers. If a form was submitted, the page contains
 * its values in hidden fields and a button to submit it again; passwords are omitted and
 * have to be entered again.
 */
@Component
class OutageResponse {

	private static final String RETRY_SECONDS = "5";

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	/**
	 * The maximum size of the resubmission form in characters. For larger forms, the page
	 * suggests the browser's back button.
	 */
	private static final int MAX_FORM = 48_000;

	/**
	 * The page uses no scripts, styles or external resources.
	 */
	private static final String POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";

	private final ProblemDetails problems;

	private final Messages messages;

	OutageResponse(ProblemDetails problems, Messages messages) {
		this.problems = problems;
		this.messages = messages;
	}

	void write(HttpServletRequest request, HttpServletResponse response, Outage outage) throws IOException {
		boolean isChange = !SAFE.contains(request.getMethod());
		boolean isFull = outage == Outage.DISK_FULL && isChange;
		HttpStatus status = isFull ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.SERVICE_UNAVAILABLE;
		Locale previous = LocaleContextHolder.getLocale();
		LocaleContextHolder.setLocale(request.getLocale());
		try {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setHeader("X-Content-Type-Options", "nosniff");
			if (ApiPaths.contains(request.getRequestURI().substring(request.getContextPath().length()))) {
				this.problems.write(response, status, isFull ? "disk-full" : "database-unavailable");
				return;
			}
			response.setStatus(status.value());
			response.setContentType("text/html;charset=utf-8");
			response.setHeader("Content-Security-Policy", POLICY);
			String page = page(request, status, isChange, isFull);
			response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
		}
		finally {
			LocaleContextHolder.setLocale(previous);
		}
	}

	private String page(HttpServletRequest request, HttpStatus status, boolean isChange, boolean isFull) {
		String kind = isChange ? "error.not-saved" : "error.unavailable";
		return """
				<!DOCTYPE html>
				<html lang="%s">
				<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="color-scheme" content="light dark"><title>%s · Kalends</title></head>
				<body><p>%s</p><h1>%s</h1><p>%s</p>%s%s</body>
				</html>
				""".formatted(text("app.language"), text(kind + ".title"), text("error.code", status.value()),
				text(kind + ".title"), text(kind + ".text"),
				isFull ? "<p>" + text("error.disk-full.text") + "</p>" : "", retry(request, isChange));
	}

	/**
	 * Returns the next step for the user: a link to the same page, or the form to
	 * resubmit.
	 */
	private String retry(HttpServletRequest request, boolean isChange) {
		String uri = HtmlUtils.htmlEscape(request.getRequestURI());
		if (!isChange) {
			String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
			return "<p><a href=\"%s\">%s</a></p>".formatted(uri + HtmlUtils.htmlEscape(query), text("error.try-again"));
		}
		StringBuilder fields = new StringBuilder();
		for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
			for (String value : field.getValue()) {
				fields.append(field(field.getKey(), value));
			}
		}
		if (fields.isEmpty() || fields.length() > MAX_FORM) {
			return "<p>%s</p>".formatted(text("error.go-back"));
		}
		return "<p>%s</p><form method=\"post\" action=\"%s\">%s<p><button>%s</button></p></form>"
			.formatted(text("error.kept"), uri, fields, text("error.send-again"));
	}

	private String field(String name, String value) {
		boolean isSecret = name.toLowerCase(Locale.ROOT).contains("password");
		return isSecret
				? "<p><label>%s <input type=\"password\" name=\"%s\" required></label></p>"
					.formatted(text("error.password-again"), HtmlUtils.htmlEscape(name))
				: "<textarea name=\"%s\" hidden>\n%s</textarea>".formatted(HtmlUtils.htmlEscape(name),
						HtmlUtils.htmlEscape(value));
	}

	private String text(String key, Object... arguments) {
		return HtmlUtils.htmlEscape(this.messages.text(key, arguments));
	}

}
