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
 * Refuses parameters and forms that cannot be decoded, such as {@code ?q=%zz}. The fault
 * is the client's, so it is not logged as an error.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class MalformedRequestFilter extends OncePerRequestFilter {

	private final FallbackErrorResponse answers;

	MalformedRequestFilter(FallbackErrorResponse answers) {
		this.answers = answers;
	}

	/**
	 * Decodes all parameters before anything else asks for one: an error page or a
	 * template that did would fail as well.
	 */
	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			request.getParameterMap();
		}
		catch (InvalidParameterException ex) {
			@Nullable HttpStatus status = HttpStatus.resolve(ex.getErrorCode());
			this.answers.write(request, response, (status != null) ? status : HttpStatus.BAD_REQUEST);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (HttpMessageNotReadableException ex) {
			// A form in the body of PUT, PATCH or DELETE is decoded by a filter.
			this.answers.write(request, response, HttpStatus.BAD_REQUEST);
		}
	}

}
