package dev.kalends.web.transfer;

import java.io.IOException;

import dev.kalends.web.ClientConnection;
import dev.kalends.web.error.FallbackErrorResponse;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What filters cannot do about a connection: close it in the middle of a response, close
 * it instead of reading a body that nobody wants, which Tomcat would do on the worker,
 * and stop a request that the connector has refused already. Tomcat runs the application
 * for a request with an unknown {@code Expect} all the same.
 */
final class ConnectionValve extends ValveBase {

	private final FallbackErrorResponse answers;

	ConnectionValve(FallbackErrorResponse answers) {
		super(true);
		this.answers = answers;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request connection = request.getCoyoteRequest();
		ClientConnection.setClosing(request, () -> connection.action(ActionCode.CLOSE_NOW, null));
		@Nullable HttpStatus refusal = request.isAsyncDispatching() ? null : HttpStatus.resolve(response.getStatus());
		if (refusal != null && refusal.isError()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		if (refusal != null && refusal.isError() && !response.isError()) {
			this.answers.write(request.getRequest(), response.getResponse(), refusal);
			response.finishResponse();
		}
		else {
			getNext().invoke(request, response);
		}
		if (!request.isAsync() && !request.isFinished()) {
			connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

}
