package dev.kalends.web;

import java.util.Objects;

import jakarta.servlet.ServletRequest;

/**
 * What the servlet API does not offer for a client's connection: to close it in the
 * middle of a response.
 */
public final class ClientConnection {

	private static final String CLOSING = ClientConnection.class.getName() + ".closing";

	private ClientConnection() {
	}

	/**
	 * Returns what closes the connection of a request. It may be run on any thread, and
	 * does not wait.
	 */
	public static Runnable closing(ServletRequest request) {
		return (Runnable) Objects.requireNonNull(request.getAttribute(CLOSING));
	}

	/**
	 * Notes what closes the connection of a request.
	 */
	public static void setClosing(ServletRequest request, Runnable closing) {
		request.setAttribute(CLOSING, closing);
	}

}
