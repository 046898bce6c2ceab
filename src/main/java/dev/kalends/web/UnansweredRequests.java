package dev.kalends.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers what Tomcat refuses before the application hears of it, such as addresses with
 * broken percent signs: programs get problem details, people a plain page.
 */
@Component
class UnansweredRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final ProblemDetails problems;

	private final MessageSource messages;

	UnansweredRequests(ProblemDetails problems, MessageSource messages) {
		this.problems = problems;
		this.messages = messages;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			Container host = context.getParent();
			// A valve of this class is there, so Tomcat adds none of its own.
			((StandardHost) host).setErrorReportValveClass(Report.class.getName());
			host.getPipeline().addValve(new Report());
		});
	}

	private void answer(Request request, Response response, HttpStatus status) throws IOException {
		Locale locale = LocaleContextHolder.getLocale();
		LocaleContextHolder.setLocale(request.getLocale());
		try {
			response.getResponse().setHeader("X-Content-Type-Options", "nosniff");
			String address = (request.getRequestURI() != null) ? request.getRequestURI() : "";
			if (ApiPaths.contains(address)) {
				this.problems.write(response.getResponse(), status);
			}
			else {
				response.setContentType("text/html;charset=utf-8");
				response.getResponse().getOutputStream().write(page(status).getBytes(StandardCharsets.UTF_8));
			}
			response.finishResponse();
		}
		finally {
			LocaleContextHolder.setLocale(locale);
		}
	}

	private String page(HttpStatus status) {
		String kind = status.is5xxServerError() ? "broken" : "other";
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

	/**
	 * Stands where Tomcat would write a page of its own.
	 */
	private final class Report extends ErrorReportValve {

		@Override
		protected void report(Request request, Response response, @Nullable Throwable failure) {
			@Nullable HttpStatus status = HttpStatus.resolve(response.getStatus());
			if (status == null || !status.isError() || response.getContentWritten() > 0
					|| !response.setErrorReported()) {
				return;
			}
			try {
				answer(request, response, status);
			}
			catch (IOException ex) {
				// Nobody is there any more to read the answer.
				container.getLogger().debug("The answer was not sent", ex);
			}
		}

	}

}
