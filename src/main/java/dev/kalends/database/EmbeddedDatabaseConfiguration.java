package dev.kalends.database;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Uses an embedded H2 database unless {@code spring.datasource.url} names another one.
 * <p>
 * Most settings are needed for the promise of this application.
 * <ul>
 * <li>{@code OPTIMIZE_REUSE_RESULTS=FALSE}: H2's cache of results serves rows of before a
 * commit to statements that begin after it.
 * <li>{@code WRITE_DELAY=0}: otherwise acknowledged commits of up to half a second are
 * lost when the process is killed.
 * <li>{@code RETENTION_TIME=0}, in milliseconds: {@link FileMaintenance} decides when
 * space may be reused.
 * <li>{@code MAX_COMPACT_TIME}, in milliseconds: how long closing may take to make the
 * file smaller.
 * <li>{@code LOCK_TIMEOUT}, in milliseconds: how long a writer waits for another.
 * <li>{@code QUERY_CACHE_SIZE}: of how many statements each connection keeps the plan;
 * finding one takes longer than reading a month.
 * <li>{@code TRACE_LEVEL_FILE=0}: no {@code kalends.trace.db}; every failure is thrown
 * anyway.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class EmbeddedDatabaseConfiguration {

	static final String SETTINGS = ";OPTIMIZE_REUSE_RESULTS=FALSE;WRITE_DELAY=0;RETENTION_TIME=0"
			+ ";MAX_COMPACT_TIME=10000;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

	/**
	 * Under which file system of H2 the file is opened. Tests put one in between that can
	 * run out of room.
	 */
	private static final String FILE_SYSTEM = "kalends.database.file-system";

	@Bean
	JdbcConnectionDetails embeddedDatabaseDetails(EmbeddedDatabaseProperties properties, Environment environment) {
		DataDirectory directory = DataDirectory.prepare(properties.dataDir());
		String fileSystem = environment.getProperty(FILE_SYSTEM, "file").toLowerCase(Locale.ROOT);
		DatabaseFiles.register();
		return new EmbeddedDatabaseDetails(DatabaseFiles.SCHEME + ":" + fileSystem + ":" + directory.database());
	}

	@Bean
	EmbeddedDatabase embeddedDatabase(JdbcConnectionDetails details) {
		return new EmbeddedDatabase(((EmbeddedDatabaseDetails) details).path(), SETTINGS);
	}

	private record EmbeddedDatabaseDetails(String path) implements JdbcConnectionDetails {

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
			return "jdbc:h2:" + this.path + SETTINGS;
		}

	}

}
