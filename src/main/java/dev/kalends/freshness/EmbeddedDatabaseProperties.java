package dev.kalends.freshness;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded database lives.
 *
 * @param dataDir folder of the embedded database, relative to the working directory or
 * absolute; made when missing
 */
@ConfigurationProperties("kalends")
record EmbeddedDatabaseProperties(@DefaultValue("./data") Path dataDir) {

}
