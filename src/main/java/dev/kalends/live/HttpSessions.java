package dev.kalends.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.stereotype.Component;

/**
 * Knows which HTTP sessions there are.
 */
@Component
class HttpSessions implements HttpSessionListener, HttpSessionIdListener {

	private final Set<String> ids = ConcurrentHashMap.newKeySet();

	/**
	 * Tells whether there still is a session of this id. Asking does not prolong it.
	 */
	boolean contains(String id) {
		return this.ids.contains(id);
	}

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		this.ids.add(event.getSession().getId());
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.ids.remove(event.getSession().getId());
	}

	@Override
	public void sessionIdChanged(HttpSessionEvent event, String oldId) {
		this.ids.add(event.getSession().getId());
		this.ids.remove(oldId);
	}

}
