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
 * Answers what Tomcat refuses before the application hears of it, such as addresses with
 * broken percent signs.
 */
@Component
class TomcatErrorValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final FallbackErrorResponse answers;

	TomcatErrorValve(FallbackErrorResponse answers) {
		this.answers = answers;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			// Errors of the application are dispatched by NonBlockingTransferFilter.
			for (ErrorPage page : context.findErrorPages()) {
				context.removeErrorPage(page);
			}
			Container host = context.getParent();
			// A valve of this class is there, so Tomcat adds none of its own.
			((StandardHost) host).setErrorReportValveClass(Report.class.getName());
			host.getPipeline().addValve(new Report());
		});
	}

	/**
	 * Stands where Tomcat would write a page of its own.
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
				answers.write(request, response.getResponse(), status);
				response.finishResponse();
			}
			catch (IOException ex) {
				// Nobody is there any more to read the answer.
				container.getLogger().debug("The answer was not sent", ex);
			}
		}

	}

}
