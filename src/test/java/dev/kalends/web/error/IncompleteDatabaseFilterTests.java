package dev.kalends.web.error;

import java.sql.SQLException;
import java.time.Clock;

import dev.kalends.shared.IncompleteDatabaseException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests that failures of an incomplete database are distinguished from all others.
 */
class IncompleteDatabaseFilterTests {

	private final FallbackErrorResponse errorResponse = mock();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@ValueSource(strings = { "42P01", "3F000", "42703", "42501", "42S02", "42S03", "42S04", "42S22" })
	void missingTablesAndColumnsAreUnavailable(String state) throws Exception {
		filter(failure(state));
		assertUnavailable();
	}

	@Test
	void missingRowsAreUnavailable() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/csv");
			throw new ServletException(new IncompleteDatabaseException());
		});
		assertUnavailable();
		assertThat(this.response.getContentType()).as("content type of the failed response").isNull();
	}

	@Test
	void otherFailuresArePropagated() {
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> filter(failure("42601")));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> filter((request, response) -> {
			throw new IllegalStateException();
		}));
		verifyNoInteractions(this.errorResponse);
	}

	@Test
	void failureAfterResponseWasCommittedIsPropagated() {
		assertThatExceptionOfType(IncompleteDatabaseException.class).isThrownBy(() -> filter((request, response) -> {
			response.flushBuffer();
			throw new IncompleteDatabaseException();
		}));
		verifyNoInteractions(this.errorResponse);
	}

	private static FilterChain failure(String state) {
		return (request, response) -> {
			throw new BadSqlGrammarException("reading", "select", new SQLException("refused", state));
		};
	}

	private void filter(FilterChain chain) throws Exception {
		new IncompleteDatabaseFilter(this.errorResponse, Clock.systemUTC()).doFilter(this.request, this.response,
				chain);
	}

	private void assertUnavailable() throws Exception {
		verify(this.errorResponse).writeUnavailable(this.request, this.response, "restoring");
		assertThat(Integer.parseInt(String.valueOf(this.response.getHeader("Retry-After")))).isBetween(1, 4);
		assertThat(this.response.getHeader("Cache-Control")).isEqualTo("no-store");
	}

}
