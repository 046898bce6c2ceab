package dev.kalends.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Location of the embedded database.
 *
 * @param dataDir folder of the embedded database, absolute or relative to the working
 * directory; created if missing
 */
@ConfigurationProperties("kalends")
record EmbeddedDatabaseProperties(@DefaultValue("./data") Path dataDir) {

}
