package dev.kalends.web.error;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects parameters and forms that cannot be decoded, such as {@code ?q=%zz}. This is a
 * client error, so it is not logged as an error.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class MalformedRequestFilter extends OncePerRequestFilter {

	private final FallbackErrorResponse errorResponse;

	MalformedRequestFilter(FallbackErrorResponse errorResponse) {
		this.errorResponse = errorResponse;
	}

	/**
	 * Decodes all parameters first: otherwise an error page or a template that reads a
	 * parameter would fail as well.
	 */
	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			request.getParameterMap();
		}
		catch (InvalidParameterException ex) {
			@Nullable HttpStatus status = HttpStatus.resolve(ex.getErrorCode());
			this.errorResponse.write(request, response, (status != null) ? status : HttpStatus.BAD_REQUEST);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (HttpMessageNotReadableException ex) {
			// The form in the body of PUT, PATCH or DELETE is decoded by another filter.
			this.errorResponse.write(request, response, HttpStatus.BAD_REQUEST);
		}
	}

}
