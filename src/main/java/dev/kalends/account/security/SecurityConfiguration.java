package dev.kalends.account.security;

import java.util.Map;

import dev.kalends.account.attempt.BoundedPasswordEncoder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Beans shared by all filter chains. Each chain has its own configuration:
 * {@link AssetSecurityConfiguration}, {@link FeedSecurityConfiguration} and
 * {@link PageSecurityConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

	/**
	 * Argon2id with the parameters recommended by Spring Security. The prefix of the hash
	 * identifies the algorithm, so that it can be replaced later.
	 */
	@Bean
	public PasswordEncoder passwordEncoder() {
		return BoundedPasswordEncoder.forThisMachine(new DelegatingPasswordEncoder("argon2",
				Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8())));
	}

	@Bean
	SecurityContextRepository securityContexts() {
		return new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(),
				new HttpSessionSecurityContextRepository());
	}

	/**
	 * Requests are observed as a whole. Observing each filter as well adds no information
	 * and costs a tenth of the time of a cached feed.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

}
