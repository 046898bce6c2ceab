package dev.kalends.workitem.changeset;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Holds the id of the change set that the current request committed. It is sent as a
 * response header, so that clients can undo the change.
 */
@Component
public class RequestChangeSetId {

	static final String HEADER = "X-Change-Id";

	private static final String ATTRIBUTE = RequestChangeSetId.class.getName();

	/**
	 * Sets the id of the committed change set. Does nothing outside a request.
	 */
	public void set(UUID changeSetId) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
			request.setAttribute(ATTRIBUTE, changeSetId, RequestAttributes.SCOPE_REQUEST);
			HttpServletResponse response = request.getResponse();
			if (response != null) {
				response.setHeader(HEADER, changeSetId.toString());
			}
		}
	}

	/**
	 * Returns the id of the change set of this request; {@code null} when no item was
	 * changed.
	 */
	public @Nullable UUID id() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null) ? (UUID) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) : null;
	}

}
