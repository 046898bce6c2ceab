package dev.kalends.web.transfer;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * What filters cannot do about a connection: close it in the middle of a response, and
 * close it instead of reading a body that nobody wants, which Tomcat would do on the
 * worker.
 */
final class ConnectionValve extends ValveBase {

	private static final String CLOSE = ConnectionValve.class.getName() + ".close";

	ConnectionValve() {
		super(true);
	}

	/**
	 * Returns what closes the connection of a request.
	 */
	static Runnable closing(ServletRequest request) {
		return (Runnable) request.getAttribute(CLOSE);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request connection = request.getCoyoteRequest();
		Runnable close = () -> connection.action(ActionCode.CLOSE_NOW, null);
		request.setAttribute(CLOSE, close);
		getNext().invoke(request, response);
		if (!request.isAsync() && !request.isFinished()) {
			connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

}
