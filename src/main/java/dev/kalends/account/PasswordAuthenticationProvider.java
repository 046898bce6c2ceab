package dev.kalends.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Checks a username and a password. Unknown names, wrong passwords and disabled people
 * get the same answer after the same work, so that nothing can be learned from it.
 */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

	private static final int MAX_PASSWORD_LENGTH = 1024;

	private final PersonRepository people;

	private final PasswordEncoder passwords;

	/**
	 * Made with the first sign-in, whoever it is, because it takes as long as one.
	 */
	private final Supplier<String> hashOfNobody;

	PasswordAuthenticationProvider(PersonRepository people, PasswordEncoder passwords) {
		this.people = people;
		this.passwords = passwords;
		this.hashOfNobody = SingletonSupplier.of(() -> passwords.encode("the password of nobody"));
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String password = String.valueOf(authentication.getCredentials());
		if (password.length() > MAX_PASSWORD_LENGTH) {
			throw refused();
		}
		Optional<Person> found = this.people.findByUsername(authentication.getName().strip().toLowerCase(Locale.ROOT));
		String hashOfNobody = this.hashOfNobody.get();
		boolean matches = this.passwords.matches(password, found.map(Person::passwordHash).orElse(hashOfNobody));
		Person person = found.filter((candidate) -> matches && candidate.isEnabled())
			.orElseThrow(PasswordAuthenticationProvider::refused);
		return UsernamePasswordAuthenticationToken.authenticated(new SignedInPerson(person.id(), person.sessionEpoch()),
				null, List.of());
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private static BadCredentialsException refused() {
		return new BadCredentialsException("Username and password do not match");
	}

}
