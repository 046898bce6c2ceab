package dev.kalends;

import dev.kalends.shared.OutOfMemory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The Spring Boot application.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class KalendsApplication {

	public static void main(String[] args) {
		OutOfMemory.endProcessOnUncaught();
		SpringApplication.run(KalendsApplication.class, args);
	}

}
