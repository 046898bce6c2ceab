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
 * Connection handling that filters cannot do: closes a connection in the middle of a
 * response, closes it instead of letting Tomcat read an unwanted body on the worker
 * thread, and stops requests that the connector has already rejected, because Tomcat runs
 * the application even for a request with an unknown {@code Expect} header.
 */
final class ConnectionValve extends ValveBase {

	private final FallbackErrorResponse errorResponse;

	ConnectionValve(FallbackErrorResponse errorResponse) {
		super(true);
		this.errorResponse = errorResponse;
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
			this.errorResponse.write(request.getRequest(), response.getResponse(), refusal);
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
