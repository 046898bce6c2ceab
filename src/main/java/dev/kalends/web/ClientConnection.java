package dev.kalends.web;

import java.util.Objects;

import jakarta.servlet.ServletRequest;

/**
 * Closes a client's connection in the middle of a response, which the servlet API does
 * not offer.
 */
public final class ClientConnection {

	private static final String CLOSING = ClientConnection.class.getName() + ".closing";

	private ClientConnection() {
	}

	/**
	 * Returns an action that closes the connection of a request. It may be run on any
	 * thread and does not block.
	 */
	public static Runnable closing(ServletRequest request) {
		return (Runnable) Objects.requireNonNull(request.getAttribute(CLOSING));
	}

	/**
	 * Sets the action that closes the connection of a request.
	 */
	public static void setClosing(ServletRequest request, Runnable closing) {
		request.setAttribute(CLOSING, closing);
	}

}
