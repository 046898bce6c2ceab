package dev.kalends.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Password hashing with minimal cost, because tests sign in hundreds of people.
 */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {

	@Bean
	@Primary
	PasswordEncoder quickPasswordEncoder() {
		return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
	}

}
