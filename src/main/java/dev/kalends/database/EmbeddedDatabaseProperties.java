package dev.kalends.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded database lives.
 *
 * @param dataDir folder of the embedded database, relative to the working directory or
 * absolute; created when missing
 */
@ConfigurationProperties("kalends")
record EmbeddedDatabaseProperties(@DefaultValue("./data") Path dataDir) {

}
