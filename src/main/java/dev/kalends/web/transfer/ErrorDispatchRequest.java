package dev.kalends.web.transfer;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that is dispatched to the error page. Filters and controllers see an error
 * dispatch of the container (Jakarta Servlet 6.1, section 10.9).
 */
final class ErrorDispatchRequest extends HttpServletRequestWrapper {

	ErrorDispatchRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.ERROR;
	}

}
