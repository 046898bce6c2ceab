package dev.kalends.workitem;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Knows what the running request did, so that its answer can say by which id that is
 * taken back. Every answer has it as a header, whichever controller gives it.
 */
@Component
public class RequestChangeId {

	static final String HEADER = "X-Change-Id";

	private static final String ATTRIBUTE = RequestChangeId.class.getName();

	/**
	 * Notes what was done and is committed. Without a request nobody asks.
	 */
	public void done(UUID changeSetId) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
			request.setAttribute(ATTRIBUTE, changeSetId, RequestAttributes.SCOPE_REQUEST);
			HttpServletResponse response = request.getResponse();
			if (response != null) {
				response.setHeader(HEADER, changeSetId.toString());
			}
		}
	}

	/**
	 * Returns what the request did; {@code null} when it changed no item.
	 */
	public @Nullable UUID id() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null) ? (UUID) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) : null;
	}

}
