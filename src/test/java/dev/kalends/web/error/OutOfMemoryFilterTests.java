package dev.kalends.web.error;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a request that runs out of memory ends the process, and that other failures
 * do not.
 */
class OutOfMemoryFilterTests {

	private final AtomicInteger ended = new AtomicInteger();

	private final OutOfMemoryFilter filter = new OutOfMemoryFilter(this.ended::incrementAndGet);

	@Test
	void processEndsIfRequestRunsOutOfMemory() {
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> this.filter
			.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
				throw new ServletException("Handler dispatch failed", new OutOfMemoryError());
			}));
		assertThat(this.ended).hasValue(1);
	}

	@Test
	void otherFailuresArePropagated() {
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> this.filter
			.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
				throw new StackOverflowError();
			}));
		assertThat(this.ended).hasValue(0);
	}

}
