package dev.kalends.database;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configures an embedded H2 database unless {@code spring.datasource.url} is set.
 * <p>
 * Most settings are required for durability or freshness.
 * <ul>
 * <li>{@code OPTIMIZE_REUSE_RESULTS=FALSE}: H2's result cache returns rows from before a
 * commit to statements that start after it.
 * <li>{@code WRITE_DELAY=0}: otherwise up to half a second of acknowledged commits is
 * lost if the process is killed.
 * <li>{@code RETENTION_TIME=0}, in milliseconds: {@link FileMaintenance} decides when
 * space may be reused.
 * <li>{@code MAX_COMPACT_TIME}, in milliseconds: the maximum time for compacting the file
 * at shutdown.
 * <li>{@code LOCK_TIMEOUT}, in milliseconds: how long a writer waits for a lock.
 * <li>{@code QUERY_CACHE_SIZE}: number of cached query plans per connection; planning a
 * statement takes longer than reading a month.
 * <li>{@code TRACE_LEVEL_FILE=0}: no {@code kalends.trace.db}, because every failure is
 * thrown anyway.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class EmbeddedDatabaseConfiguration {

	static final String SETTINGS = ";OPTIMIZE_REUSE_RESULTS=FALSE;WRITE_DELAY=0;RETENTION_TIME=0"
			+ ";MAX_COMPACT_TIME=10000;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

	/**
	 * H2 file system on which the file is opened. Tests use one that can run out of
	 * space.
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
