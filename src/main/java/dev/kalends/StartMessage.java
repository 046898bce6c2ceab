package dev.kalends;

import dev.kalends.account.People;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says at the end of a start where the application can be opened and where its data is.
 */
@Component
class StartMessage {

	private static final Logger logger = LoggerFactory.getLogger(KalendsApplication.class);

	private final People people;

	private final Environment environment;

	private final @Nullable BuildProperties build;

	StartMessage(People people, Environment environment, ObjectProvider<BuildProperties> build) {
		this.people = people;
		this.environment = environment;
		this.build = build.getIfAvailable();
	}

	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	void ready(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Kalends {} is running: {} (data in {}){}", version(),
					address(context.getWebServer().getPort()), data(),
					this.people.exist() ? "" : "; open it to make your account");
		}
	}

	private String version() {
		return (this.build != null) ? String.valueOf(this.build.getVersion()) : "";
	}

	private String address(int port) {
		boolean tls = this.environment.containsProperty("server.ssl.bundle")
				|| this.environment.containsProperty("server.ssl.key-store")
				|| this.environment.containsProperty("server.ssl.certificate");
		String path = this.environment.getProperty("server.servlet.context-path", "");
		return (tls ? "https" : "http") + "://localhost:" + port + (path.equals("/") ? "" : path);
	}

	/**
	 * Returns the folder of the embedded database, or the server of PostgreSQL without
	 * the parameters of its URL, which may contain a password.
	 */
	private String data() {
		String url = this.environment.getProperty("spring.datasource.url", "");
		return url.startsWith("jdbc:postgresql:") ? url.substring("jdbc:".length()).split("\\?", 2)[0]
				: this.environment.getProperty("kalends.data-dir", "./data");
	}

}
