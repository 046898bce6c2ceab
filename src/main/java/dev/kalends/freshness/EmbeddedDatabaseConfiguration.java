package dev.kalends.freshness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.kalends.shared.InvalidConfigurationException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Uses an embedded H2 database unless {@code spring.datasource.url} names another one.
 * <p>
 * Most settings are needed for the promise of this application.
 * {@code OPTIMIZE_REUSE_RESULTS=FALSE}: H2's cache of results serves rows of before a
 * commit to statements that begin after it. {@code WRITE_DELAY=0}: otherwise acknowledged
 * commits of up to half a second are lost when the process is killed.
 * {@code LOCK_TIMEOUT}, in milliseconds: how long a writer waits for another.
 * {@code QUERY_CACHE_SIZE}: of how many statements each connection keeps the plan;
 * finding one takes longer than reading a month.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class EmbeddedDatabaseConfiguration {

	private static final String SETTINGS = ";OPTIMIZE_REUSE_RESULTS=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=5000"
			+ ";QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE";

	@Bean
	JdbcConnectionDetails embeddedDatabase(EmbeddedDatabaseProperties properties) {
		String url = "jdbc:h2:file:" + existing(properties.dataDir()).resolve("kalends") + SETTINGS;
		return new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return "kalends";
			}

			@Override
			public String getPassword() {
				return "";
			}

			@Override
			public String getJdbcUrl() {
				return url;
			}

		};
	}

	private static Path existing(Path directory) {
		Path absolute = directory.toAbsolutePath().normalize();
		if (absolute.toString().contains(";")) {
			throw invalid("It is a folder whose path contains no semicolon.");
		}
		try {
			Files.createDirectories(absolute);
		}
		catch (IOException ex) {
			throw invalid("It is a folder that exists or can be made.");
		}
		if (!Files.isWritable(absolute)) {
			throw invalid("It is a folder that can be written to.");
		}
		return absolute;
	}

	private static InvalidConfigurationException invalid(String accepted) {
		return new InvalidConfigurationException("kalends.data-dir", accepted);
	}

}
