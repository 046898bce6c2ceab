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
 * What all filter chains have in common. Each chain has a configuration of its own:
 * {@link AssetSecurityConfiguration}, {@link FeedSecurityConfiguration} and
 * {@link PageSecurityConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

	/**
	 * Argon2id with the parameters that Spring Security recommends. The prefix of the
	 * hash names the algorithm, so that the algorithm can be replaced.
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
	 * Each request is observed as a whole; observing every filter as well told nothing
	 * and cost a tenth of a cached feed.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

}
