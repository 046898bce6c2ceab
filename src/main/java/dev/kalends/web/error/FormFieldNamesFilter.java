package dev.kalends.web.error;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.kalends.web.ApiPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.servlet.filter.OrderedFormContentFilter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ignores parameters of pages whose names are property paths, such as
 * {@code assigneeIds[999999]} or {@code title.x}, as all unknown parameters are ignored.
 * Data binding would follow these paths, and fail in many ways if they do not exist.
 * Forms have one map, {@code was[<field>]}.
 */
@Component
@Order(OrderedFormContentFilter.DEFAULT_ORDER + 10)
class FormFieldNamesFilter extends OncePerRequestFilter {

	private static final Pattern NAME = Pattern.compile("[^.\\[\\]]*|was\\[[A-Za-z]+]");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return ApiPaths.matcher().matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean plain = request.getParameterMap().keySet().stream().allMatch(FormFieldNamesFilter::isName);
		chain.doFilter(plain ? request : new WithNamesOnly(request), response);
	}

	private static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * A request without the parameters whose names are property paths.
	 */
	private static final class WithNamesOnly extends HttpServletRequestWrapper {

		private final Map<String, String[]> parameters = new LinkedHashMap<>();

		WithNamesOnly(HttpServletRequest request) {
			super(request);
			request.getParameterMap().forEach((name, values) -> {
				if (isName(name)) {
					this.parameters.put(name, values);
				}
			});
		}

		@Override
		public @Nullable String getParameter(String name) {
			String[] values = this.parameters.get(name);
			return (values != null) ? values[0] : null;
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return Collections.unmodifiableMap(this.parameters);
		}

		@Override
		public Enumeration<String> getParameterNames() {
			return Collections.enumeration(this.parameters.keySet());
		}

		@Override
		public String @Nullable [] getParameterValues(String name) {
			return this.parameters.get(name);
		}

	}

}
