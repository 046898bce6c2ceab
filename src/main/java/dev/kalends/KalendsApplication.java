package dev.kalends;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the application.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class KalendsApplication {

	public static void main(String[] args) {
		SpringApplication.run(KalendsApplication.class, args);
	}

}
