package dev.kalends;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * An invalid configuration prevents startup before a database is opened. The message
 * names the property and the accepted values.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					server.port=70000                                  | server.port                        | 0 to 65535
					server.address=nonsense.invalid                    | server.address                     | 127.0.0.1
					server.address=192.0.2.1                           | server.address                     | 127.0.0.1
					kalends.calendar.cache.ttl=-1                      | kalends.calendar.cache.ttl         | longer than zero
					kalends.calendar.cache.enabled=maybe               | kalends.calendar.cache.enabled     | true or false
					kalends.calendar.monitor.sample-rate=often         | kalends.calendar.monitor.sample-rate | from 0 to 1
					kalends.security.hsts.max-age=-1d                  | kalends.security.hsts.max-age      | from 0 to 730d
					kalends.security.hsts.max-age=often                | kalends.security.hsts.max-age      | from 0 to 730d
					kalends.security.hsts.include-subdomains=some      | kalends.security.hsts.include-subdomains | true or false
					kalends.admin.username=root                        | kalends.admin.password             | set together
					kalends.admin.username=root kalends.admin.password=abc | kalends.admin.password         | 8 to 128
					kalends.admin.username=root kalends.admin.password=12345678 | kalends.admin.password    | most common
					kalends.admin.username=root.root kalends.admin.password=ROOT.root | kalends.admin.password | not the username
					kalends.admin.username=R! kalends.admin.password=abcdefgh | kalends.admin.username      | 2 to 64
					kalends.database.wait=11m                          | kalends.database.wait              | from 0s to 10m
					kalends.shutdown.drain=-1s                         | kalends.shutdown.drain             | from 0s to 5m
					spring.profiles.active=postgres                    | spring.datasource.url              | jdbc:postgresql:
					""")
	void invalidValueStopsTheStart(String properties, String property, String accepted, CapturedOutput output) {
		Path data = this.folder.resolve("data");
		String[] arguments = ("kalends.data-dir=" + data + " " + properties).split(" ");
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = "--" + arguments[i];
		}
		assertThatException().isThrownBy(() -> SpringApplication.run(KalendsApplication.class, arguments));
		assertThat(output).contains("APPLICATION FAILED TO START", "'" + property + "'", accepted)
			.doesNotContain("\tat ");
		assertThat(Files.exists(data)).isFalse();
	}

}
