package dev.kalends.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any that is expected, as the server does by itself
 * with forms and uploads: {@code spring.servlet.multipart.max-request-size} bounds all of
 * them. Of one that does not say how long it is no more than that is read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class RequestSizeFilter extends OncePerRequestFilter {

	private final long max;

	private final PlainAnswers answers;

	RequestSizeFilter(MultipartProperties multipart, PlainAnswers answers) {
		this.max = multipart.getMaxRequestSize().toBytes();
		this.answers = answers;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			if (request.getContentLengthLong() > this.max) {
				throw new TooLargeException();
			}
			chain.doFilter((request.getContentLengthLong() < 0) ? new Bounded(request) : request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || Causes.find(ex, TooLargeException.class) == null) {
				throw ex;
			}
			this.answers.write(request, response, HttpStatus.CONTENT_TOO_LARGE);
		}
	}

	private static final class TooLargeException extends RuntimeException {

	}

	private final class Bounded extends HttpServletRequestWrapper {

		Bounded(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new BoundedStream(super.getInputStream());
		}

	}

	private final class BoundedStream extends ServletInputStream {

		private final ServletInputStream body;

		private long read;

		BoundedStream(ServletInputStream body) {
			this.body = body;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			count((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			int some = this.body.read(bytes, from, length);
			count(Math.max(0, some));
			return some;
		}

		private void count(int bytes) {
			this.read += bytes;
			if (this.read > RequestSizeFilter.this.max) {
				throw new TooLargeException();
			}
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
