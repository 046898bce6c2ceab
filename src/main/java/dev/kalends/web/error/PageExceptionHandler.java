package dev.kalends.web.error;

import java.io.IOException;
import java.util.List;

import dev.kalends.shared.BusyException;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.web.PageController;
import dev.kalends.web.ViolationTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Forwards exceptions to the error pages. Pages that a person may not see look like
 * missing pages.
 */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageExceptionHandler {

	/**
	 * Request attribute with messages for the error page.
	 */
	static final String REASON = "reasons";

	private final ViolationTexts texts;

	PageExceptionHandler(ViolationTexts texts) {
		this.texts = texts;
	}

	@ExceptionHandler(NotFoundException.class)
	void notFound(HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.NOT_FOUND.value());
	}

	@ExceptionHandler(NotPermittedException.class)
	void notPermitted(HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.FORBIDDEN.value());
	}

	@ExceptionHandler(BusyException.class)
	void overloaded(HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, "5");
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

	@ExceptionHandler(UnreadableInputException.class)
	void unreadable(UnreadableInputException ex, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		sendError(HttpStatus.BAD_REQUEST, ex.violations(), request, response);
	}

	/**
	 * Forms show violations themselves; this is the response to other requests.
	 */
	@ExceptionHandler(RuleViolatedException.class)
	void ruleViolated(RuleViolatedException ex, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		sendError(HttpStatus.UNPROCESSABLE_CONTENT, ex.violations(), request, response);
	}

	private void sendError(HttpStatus status, List<Violation> violations, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		request.setAttribute(REASON,
				violations.stream().map((violation) -> violation.field() + ": " + this.texts.text(violation)).toList());
		response.sendError(status.value());
	}

	/**
	 * An invalid identifier in the path is reported as not found; a parameter of the
	 * wrong type is a bad request.
	 */
	@ExceptionHandler(MethodArgumentTypeMismatchException.class)
	void mismatch(MethodArgumentTypeMismatchException ex, HttpServletResponse response) throws IOException {
		boolean inPath = ex.getParameter().hasParameterAnnotation(PathVariable.class);
		response.sendError((inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
	}

}
