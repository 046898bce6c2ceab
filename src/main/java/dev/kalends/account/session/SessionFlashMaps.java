package dev.kalends.account.session;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Stores flash attributes, such as toasts, only in an existing session. Spring's
 * implementation would create a session for visitors.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class SessionFlashMaps extends SessionFlashMapManager {

	@Override
	protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
		if (request.getSession(false) != null) {
			super.updateFlashMaps(flashMaps, request, response);
		}
	}

	/**
	 * Without a session there are no concurrent requests with the same flash attributes.
	 */
	@Override
	protected Object getFlashMapsMutex(HttpServletRequest request) {
		return (request.getSession(false) != null) ? super.getFlashMapsMutex(request) : request;
	}

}
