package dev.kalends.live;

import dev.kalends.web.ApiPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Begins a stream once its request has become one; before that nobody could end it.
 */
@Component
class LiveStart implements AsyncHandlerInterceptor, WebMvcConfigurer {

	static final String CONNECTION = LiveConnection.class.getName();

	private final LiveConnections connections;

	LiveStart(LiveConnections connections) {
		this.connections = connections;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(ApiPaths.LIVE);
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		if (request.getAttribute(CONNECTION) instanceof LiveConnection connection) {
			this.connections.begin(connection);
		}
	}

}
