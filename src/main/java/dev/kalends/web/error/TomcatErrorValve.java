package dev.kalends.web.error;

import java.io.IOException;

import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Renders errors that Tomcat reports before the application receives the request, such as
 * URLs with invalid percent-encoding.
 */
@Component
class TomcatErrorValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final FallbackErrorResponse errorResponse;

	TomcatErrorValve(FallbackErrorResponse errorResponse) {
		this.errorResponse = errorResponse;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			// Errors of the application are dispatched by NonBlockingTransferFilter.
			for (ErrorPage page : context.findErrorPages()) {
				context.removeErrorPage(page);
			}
			Container host = context.getParent();
			// Tomcat adds no valve of its own, because a valve of this class exists.
			((StandardHost) host).setErrorReportValveClass(Report.class.getName());
			host.getPipeline().addValve(new Report());
		});
	}

	/**
	 * Replaces Tomcat's default error page.
	 */
	private final class Report extends ErrorReportValve {

		@Override
		protected void report(Request request, Response response, @Nullable Throwable failure) {
			@Nullable HttpStatus status = HttpStatus.resolve(response.getStatus());
			if (status == null || !status.isError() || response.getContentWritten() > 0
					|| !response.setErrorReported()) {
				return;
			}
			try {
				errorResponse.write(request, response.getResponse(), status);
				response.finishResponse();
			}
			catch (IOException ex) {
				// The client has disconnected.
				container.getLogger().debug("The response was not sent", ex);
			}
		}

	}

}
