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
 * Leaves an {@code Accept} header out of account (RFC 9110, section 12.4.1) that cannot
 * be read: nothing could be answered under it, not even what is wrong. The same holds for
 * one that comes with a change and allows no JSON, where JSON is all there is: that the
 * answer could not be told must not be found out after the change was made.
 */
@Configuration(proxyBeanMethods = false)
class AcceptConfiguration implements WebMvcConfigurer {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

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
		HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
		return asked != null && !READING.contains(asked.getMethod())
				&& ApiPaths.contains(asked.getRequestURI().substring(asked.getContextPath().length()));
	}

	private static boolean allowsJson(MediaType accepted) {
		return JSON.stream().anyMatch(accepted::isCompatibleWith);
	}

}
