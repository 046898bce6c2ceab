package dev.kalends.web.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

import dev.kalends.web.ApiPaths;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers requests that are too broken for the error pages: programs with problem
 * details, people with a page that needs nothing but itself.
 */
@Component
public class FallbackErrorResponse {

	private final ProblemDetails problems;

	private final MessageSource messages;

	FallbackErrorResponse(ProblemDetails problems, MessageSource messages) {
		this.problems = problems;
		this.messages = messages;
	}

	/**
	 * Writes the whole response.
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
		String kind = (status == HttpStatus.SERVICE_UNAVAILABLE) ? "busy"
				: (status == HttpStatus.INTERNAL_SERVER_ERROR) ? "broken" : "other";
		write(request, response, status, kind, () -> this.problems.ofStatus(status));
	}

	/**
	 * Answers with 503 for a reason.
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
		Locale before = LocaleContextHolder.getLocale();
		LocaleContextHolder.setLocale(request.getLocale());
		try {
			response.setHeader("X-Content-Type-Options", "nosniff");
			if (isForPrograms(request)) {
				this.problems.write(response, problem.get());
			}
			else {
				response.setStatus(status.value());
				response.setContentType("text/html;charset=utf-8");
				response.getOutputStream().write(page(status, kind).getBytes(StandardCharsets.UTF_8));
			}
		}
		finally {
			LocaleContextHolder.setLocale(before);
		}
	}

	private static boolean isForPrograms(HttpServletRequest request) {
		String address = request.getRequestURI();
		String context = (request.getContextPath() != null) ? request.getContextPath() : "";
		return address != null && address.startsWith(context) && ApiPaths.contains(address.substring(context.length()));
	}

	private String page(HttpStatus status, String kind) {
		return """
				<!DOCTYPE html>
				<html lang="%s">
				<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="color-scheme" content="light dark"><title>%s · Kalends</title></head>
				<body><p>%s</p><h1>%s</h1><p>%s</p><p><a href="/calendar">%s</a></p></body>
				</html>
				""".formatted(text("app.language"), text("error." + kind + ".title"),
				text("error.code", status.value()), text("error." + kind + ".title"), text("error." + kind + ".text"),
				text("error.to-calendar"));
	}

	private String text(String key, Object... arguments) {
		return HtmlUtils.htmlEscape(this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
	}

}
