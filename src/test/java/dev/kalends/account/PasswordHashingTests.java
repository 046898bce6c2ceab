package dev.kalends.account;

import dev.kalends.account.security.SecurityConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that passwords are hashed with Argon2id at the intended cost.
 */
class PasswordHashingTests {

	private final PasswordEncoder passwords = new SecurityConfiguration().passwordEncoder();

	@Test
	void hashContainsAlgorithmAndCost() {
		String hash = this.passwords.encode("correct horse");
		assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$");
		assertThat(this.passwords.matches("correct horse", hash)).isTrue();
		assertThat(this.passwords.matches("Correct horse", hash)).isFalse();
		assertThat(this.passwords.encode("correct horse")).isNotEqualTo(hash);
	}

}
