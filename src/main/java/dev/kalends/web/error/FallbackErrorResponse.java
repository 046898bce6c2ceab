package dev.kalends.web.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

import dev.kalends.web.ApiPaths;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.Messages;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Responds to errors outside of the error pages: problem details for API clients, a
 * self-contained page for browsers.
 */
@Component
public class FallbackErrorResponse {

	private final ProblemDetails problems;

	private final Messages messages;

	private final ApplicationPath path;

	FallbackErrorResponse(ProblemDetails problems, ApplicationPath path, Messages messages) {
		this.problems = problems;
		this.path = path;
		this.messages = messages;
	}

	/**
	 * Writes the complete response.
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
		String kind = (status == HttpStatus.SERVICE_UNAVAILABLE) ? "busy"
				: (status == HttpStatus.INTERNAL_SERVER_ERROR) ? "broken" : "other";
		write(request, response, status, kind, () -> this.problems.ofStatus(status));
	}

	/**
	 * Writes a response with status 503.
	 * @param reason name of the reason in the keys {@code problem.<reason>},
	 * {@code error.<reason>.title} and {@code error.<reason>.text} of
	 * {@code messages.properties}
	 */
	void writeUnavailable(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
		HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
		write(request, response, status, reason, () -> this.problems.problem(status, reason));
	}

	private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String kind,
			Supplier<ProblemDetail> problem) throws IOException {
		Locale previous = LocaleContextHolder.getLocale();
		LocaleContextHolder.setLocale(request.getLocale());
		try {
			response.setHeader("X-Content-Type-Options", "nosniff");
			if (isApiRequest(request)) {
				this.problems.write(response, problem.get());
			}
			else {
				response.setStatus(status.value());
				response.setContentType("text/html;charset=utf-8");
				response.getOutputStream().write(page(status, kind).getBytes(StandardCharsets.UTF_8));
			}
		}
		finally {
			LocaleContextHolder.setLocale(previous);
		}
	}

	private static boolean isApiRequest(HttpServletRequest request) {
		String uri = request.getRequestURI();
		String context = (request.getContextPath() != null) ? request.getContextPath() : "";
		return uri != null && uri.startsWith(context) && ApiPaths.contains(uri.substring(context.length()));
	}

	private String page(HttpStatus status, String kind) {
		return """
				<!DOCTYPE html>
				<html lang="%s">
				<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="color-scheme" content="light dark"><title>%s · Kalends</title></head>
				<body><p>%s</p><h1>%s</h1><p>%s</p><p><a href="%s/calendar">%s</a></p></body>
				</html>
				""".formatted(text("app.language"), text("error." + kind + ".title"),
				text("error.code", status.value()), text("error." + kind + ".title"), text("error." + kind + ".text"),
				HtmlUtils.htmlEscape(this.path.prefix()), text("error.to-calendar"));
	}

	private String text(String key, Object... arguments) {
		return HtmlUtils.htmlEscape(this.messages.text(key, arguments));
	}

}
