package dev.kalends.web;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Ignores an {@code Accept} header (RFC 9110, section 12.4.1) that cannot be parsed,
 * because otherwise not even the error could be reported. Also ignores one that does not
 * allow JSON in a request that changes data through the API: otherwise the response could
 * only fail after the change was saved.
 */
@Configuration(proxyBeanMethods = false)
class AcceptConfiguration implements WebMvcConfigurer {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON,
			MediaType.APPLICATION_NDJSON);

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of((request) -> {
			try {
				List<MediaType> accepted = this.header.resolveMediaTypes(request);
				return (isChange(request) && accepted.stream().noneMatch(AcceptConfiguration::allowsJson))
						? ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST : accepted;
			}
			catch (HttpMediaTypeNotAcceptableException ex) {
				return ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
			}
		}));
	}

	private static boolean isChange(NativeWebRequest request) {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		return servletRequest != null && !SAFE_METHODS.contains(servletRequest.getMethod()) && ApiPaths
			.contains(servletRequest.getRequestURI().substring(servletRequest.getContextPath().length()));
	}

	private static boolean allowsJson(MediaType accepted) {
		return JSON.stream().anyMatch(accepted::isCompatibleWith);
	}

}
