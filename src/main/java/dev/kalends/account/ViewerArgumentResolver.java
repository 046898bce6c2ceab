package dev.kalends.account;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Resolves controller parameters of type {@link Viewer}.
 */
@Component
public class ViewerArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType().equals(Viewer.class);
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
		Viewer viewer = find(request.getNativeRequest(HttpServletRequest.class));
		if (viewer == null) {
			throw new InsufficientAuthenticationException("Not signed in");
		}
		return viewer;
	}

	public static @Nullable Viewer find(@Nullable HttpServletRequest request) {
		return (request != null) ? (Viewer) request.getAttribute(CurrentViewerFilter.ATTRIBUTE) : null;
	}

}
