package dev.kalends.web;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The path under which the application is reached ({@code server.servlet.context-path}).
 * Addresses that leave the application in JSON and headers start with it.
 */
@Component
public class ApplicationPath {

	private final String prefix;

	public ApplicationPath(@Value("${server.servlet.context-path:}") String contextPath) {
		this.prefix = contextPath.equals("/") ? "" : contextPath;
	}

	/**
	 * Returns the prefix of all paths: empty, or with a leading and without a trailing
	 * slash.
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * Returns the address of a path of the application.
	 * @param path with a leading slash, without special characters
	 */
	public URI uri(String path) {
		return URI.create(this.prefix + path);
	}

}
