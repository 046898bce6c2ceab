package dev.kalends.account.security;

import java.io.IOException;

import dev.kalends.account.attempt.RetryLaterException;
import dev.kalends.web.PageController;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Renders {@link RetryLaterException} with a {@code Retry-After} header, as problem
 * details or as an error page.
 */
final class RetryLaterResponses {

	private RetryLaterResponses() {
	}

	@RestControllerAdvice(annotations = RestController.class)
	static class ForPrograms {

		private final ProblemDetails problems;

		ForPrograms(ProblemDetails problems) {
			this.problems = problems;
		}

		@ExceptionHandler
		ResponseEntity<ProblemDetail> retryLater(RetryLaterException ex) {
			ProblemDetail problem = (ex.status() == HttpStatus.TOO_MANY_REQUESTS)
					? this.problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts")
					: this.problems.problem(HttpStatus.SERVICE_UNAVAILABLE, "overloaded");
			return ResponseEntity.status(ex.status()).header(HttpHeaders.RETRY_AFTER, ex.retryAfter()).body(problem);
		}

	}

	@ControllerAdvice(annotations = PageController.class)
	static class ForPeople {

		@ExceptionHandler
		void retryLater(RetryLaterException ex, HttpServletResponse response) throws IOException {
			response.setHeader(HttpHeaders.RETRY_AFTER, ex.retryAfter());
			response.sendError(ex.status().value());
		}

	}

}
