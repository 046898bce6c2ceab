package dev.kalends.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.kalends.shared.BusyException;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Renders errors for API clients as problem details (RFC 9457): 400 for unreadable input
 * and 422 for violated rules, both with the fields and the accepted values.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
public class ProblemDetails extends ResponseEntityExceptionHandler {

	private static final Map<HttpStatus, String> DETAILS = Map.of(HttpStatus.NOT_FOUND, "not-found",
			HttpStatus.FORBIDDEN, "forbidden", HttpStatus.UNAUTHORIZED, "not-signed-in", HttpStatus.METHOD_NOT_ALLOWED,
			"method", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", HttpStatus.NOT_ACCEPTABLE, "not-acceptable",
			HttpStatus.CONTENT_TOO_LARGE, "too-large", HttpStatus.BAD_REQUEST, "bad-request",
			HttpStatus.SERVICE_UNAVAILABLE, "overloaded");

	private final ViolationTexts texts;

	private final Messages messages;

	private final JsonMapper json;

	ProblemDetails(ViolationTexts texts, Messages messages, JsonMapper json) {
		this.texts = texts;
		this.messages = messages;
		this.json = json;
	}

	@ExceptionHandler
	ProblemDetail unreadable(UnreadableInputException ex) {
		return withErrors(HttpStatus.BAD_REQUEST, "unreadable", this.texts.errors(ex.violations()), ex.more());
	}

	@ExceptionHandler
	ProblemDetail ruleViolated(RuleViolatedException ex) {
		return withErrors(HttpStatus.UNPROCESSABLE_CONTENT, "rule-violated", this.texts.errors(ex.violations()),
				ex.more());
	}

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException ex) {
		return problem(HttpStatus.NOT_FOUND, "not-found");
	}

	@ExceptionHandler
	ProblemDetail notPermitted(NotPermittedException ex) {
		return withDetail(HttpStatus.FORBIDDEN, this.messages.text("not-permitted." + ex.code()));
	}

	/**
	 * The change still failed after several retries because of conflicts; it was not
	 * saved.
	 */
	@ExceptionHandler({ ConcurrencyFailureException.class, QueryTimeoutException.class })
	ResponseEntity<ProblemDetail> busy() {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "1")
			.body(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy"));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> overloaded(BusyException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "5")
			.body(problem(HttpStatus.SERVICE_UNAVAILABLE, ex.code()));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = withErrors(HttpStatus.BAD_REQUEST, "broken-json",
				this.texts.errors(List.of(violation(ex.getCause()))));
		return handleExceptionInternal(ex, problem, headers, HttpStatus.BAD_REQUEST, request);
	}

	/**
	 * Names the duplicate member or the exceeded limit; otherwise reports the body as
	 * invalid JSON.
	 */
	private static Violation violation(@Nullable Throwable cause) {
		if (cause instanceof StreamConstraintsException) {
			return Violation.of("body", "json-limits", RequestLimits.MAX_JSON_DEPTH, RequestLimits.MAX_JSON_TOKENS,
					RequestLimits.MAX_JSON_STRING);
		}
		if (cause instanceof MismatchedInputException mismatch && mismatch.processor() instanceof JsonParser parser) {
			@Nullable String member = parser.currentName();
			return (member != null) ? Violation.of(member, "json-duplicate") : Violation.of("body", "json");
		}
		return Violation.of("body", "json");
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException ex, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		ProblemDetail problem = withErrors(HttpStatus.BAD_REQUEST, "unreadable",
				this.texts.errors(List.of(Violation.of(ex.getParameterName(), "required"))));
		return handleExceptionInternal(ex, problem, headers, HttpStatus.BAD_REQUEST, request);
	}

	/**
	 * Replaces the details of Spring's own exceptions with the application's messages.
	 */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		HttpStatus resolved = HttpStatus.resolve(status.value());
		Object content = (body == null && resolved != null) ? ofStatus(resolved) : body;
		return super.handleExceptionInternal(ex, content, headers, status, request);
	}

	/**
	 * An invalid identifier in the path is reported as not found; a parameter of the
	 * wrong type is unreadable.
	 */
	@ExceptionHandler
	ProblemDetail mismatch(MethodArgumentTypeMismatchException ex) {
		if (ex.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
			return problem(HttpStatus.NOT_FOUND, "not-found");
		}
		return withErrors(HttpStatus.BAD_REQUEST, "unreadable",
				this.texts.errors(List.of(Violation.of(ex.getName(), "value"))));
	}

	/**
	 * Returns the problem details for an application exception; {@code null} for any
	 * other exception.
	 */
	public @Nullable ProblemDetail of(RuntimeException failure) {
		if (failure instanceof UnreadableInputException unreadable) {
			return unreadable(unreadable);
		}
		if (failure instanceof RuleViolatedException violated) {
			return ruleViolated(violated);
		}
		if (failure instanceof NotFoundException notFound) {
			return notFound(notFound);
		}
		return (failure instanceof NotPermittedException notPermitted) ? notPermitted(notPermitted) : null;
	}

	/**
	 * Returns problem details with a specific message.
	 * @param key key of the message in {@code messages.properties}, without its prefix
	 * {@code problem.}
	 */
	public ProblemDetail problem(HttpStatus status, String key, Object... arguments) {
		return withDetail(status, this.messages.text("problem." + key, arguments));
	}

	/**
	 * Returns problem details for a status without further information.
	 */
	public ProblemDetail ofStatus(HttpStatus status) {
		return problem(status, DETAILS.getOrDefault(status, "failed"));
	}

	private ProblemDetail withDetail(HttpStatus status, String detail) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setTitle(this.messages.textOr("problem-title." + status.value(), status.getReasonPhrase()));
		problem.setDetail(detail);
		return problem;
	}

	/**
	 * Returns problem details with custom entries in {@code errors}.
	 * @param key key of the message in {@code messages.properties}, without its prefix
	 * {@code problem.}
	 */
	public ProblemDetail withErrors(HttpStatus status, String key, List<?> errors) {
		ProblemDetail problem = problem(status, key);
		problem.setProperty("errors", errors);
		return problem;
	}

	/**
	 * Returns problem details with custom entries in {@code errors} and the number of
	 * unlisted errors in {@code moreErrors}.
	 */
	public ProblemDetail withErrors(HttpStatus status, String key, List<?> errors, int more) {
		ProblemDetail problem = withErrors(status, key, errors);
		if (more > 0) {
			problem.setProperty("moreErrors", more);
		}
		return problem;
	}

	/**
	 * Writes problem details outside of a controller.
	 */
	public void write(HttpServletResponse response, HttpStatus status, String key) throws IOException {
		write(response, problem(status, key));
	}

	public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(problem));
	}

}
