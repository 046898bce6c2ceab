package dev.kalends.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters and forms that nobody can read, such as {@code ?q=%zz}. It is
 * whoever asks that is wrong, so nothing of it belongs in the log as an error.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class MalformedRequestFilter extends OncePerRequestFilter {

	private final PlainAnswers answers;

	MalformedRequestFilter(PlainAnswers answers) {
		this.answers = answers;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !isAnswered(request, response, ex)) {
				throw ex;
			}
		}
	}

	private boolean isAnswered(HttpServletRequest request, HttpServletResponse response, Exception failure)
			throws IOException {
		@Nullable InvalidParameterException unreadable = Causes.find(failure, InvalidParameterException.class);
		if (unreadable == null) {
			return false;
		}
		@Nullable HttpStatus status = HttpStatus.resolve(unreadable.getErrorCode());
		boolean inBody = Causes.find(failure, FileUploadException.class) != null;
		if (inBody && status != null) {
			// The error page would look for parameters in the broken body once more.
			this.answers.write(request, response, status);
		}
		else {
			response.sendError(unreadable.getErrorCode());
		}
		return true;
	}

}
