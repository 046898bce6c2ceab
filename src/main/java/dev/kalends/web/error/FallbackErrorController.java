package dev.kalends.web.error;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.kalends.web.ApiPaths;
import dev.kalends.web.PageController;
import dev.kalends.web.ProblemDetails;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * Handles errors that no controller handled: problem details for API clients, a page for
 * browsers.
 */
@PageController
class FallbackErrorController extends AbstractErrorController {

	private final ProblemDetails problems;

	FallbackErrorController(ErrorAttributes attributes, List<ErrorViewResolver> resolvers, ProblemDetails problems) {
		super(attributes, resolvers);
		this.problems = problems;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	Object error(HttpServletRequest request, HttpServletResponse response) {
		HttpStatus status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) ? getStatus(request)
				: HttpStatus.NOT_FOUND;
		if (isApiRequest(request)) {
			ProblemDetail problem = this.problems.ofStatus(status);
			problem.setInstance(instance(request));
			return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
		}
		Map<String, Object> model = getErrorAttributes(request,
				ErrorAttributeOptions.of(ErrorAttributeOptions.Include.STATUS));
		response.setStatus(status.value());
		ModelAndView page = resolveErrorView(request, response, status, model);
		return (page != null) ? page : new ModelAndView("error", model);
	}

	/**
	 * Returns the path of the request. Several slashes at its start would begin an
	 * authority (RFC 3986, section 4.2), so they become one.
	 */
	private static URI instance(HttpServletRequest request) {
		String path = UriUtils.encodePath(address(request), StandardCharsets.UTF_8);
		return URI.create(path.replaceFirst("^/+", "/"));
	}

	private static boolean isApiRequest(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		boolean wantsJson = accept != null && accept.contains("json") && !accept.contains("text/html");
		return wantsJson || ApiPaths.contains(address(request).substring(request.getContextPath().length()));
	}

	/**
	 * Returns the path of the original request.
	 */
	private static String address(HttpServletRequest request) {
		Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (address != null) ? UriUtils.decode(address.toString(), StandardCharsets.UTF_8)
				: request.getRequestURI();
	}

}
