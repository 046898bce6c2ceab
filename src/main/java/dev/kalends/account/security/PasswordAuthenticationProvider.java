package dev.kalends.account.security;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import dev.kalends.account.KnownBrowsers;
import dev.kalends.account.Person;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.PersonRepository;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.attempt.AttemptOrigin;
import dev.kalends.account.attempt.BoundedPasswordEncoder;
import dev.kalends.account.attempt.FailedAttempts;
import dev.kalends.account.attempt.RetryLaterException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Verifies a username and a password. Unknown usernames, wrong passwords and disabled
 * accounts get the same response after the same work, which prevents user enumeration.
 * Attempts refused by the rate limit compute no hash.
 */
@Component
public class PasswordAuthenticationProvider implements AuthenticationProvider {

	private final PersonRepository people;

	private final PasswordEncoder passwords;

	private final FailedAttempts attempts;

	private final KnownBrowsers knownBrowsers;

	/**
	 * A hash for unknown usernames. Computed lazily with the first sign-in for any
	 * username, because it is slow.
	 */
	private final Supplier<String> placeholderHash;

	PasswordAuthenticationProvider(PersonRepository people, PasswordEncoder passwords, FailedAttempts attempts,
			KnownBrowsers knownBrowsers) {
		this.people = people;
		this.passwords = passwords;
		this.attempts = attempts;
		this.knownBrowsers = knownBrowsers;
		this.placeholderHash = SingletonSupplier.of(() -> passwords.encode("the password of nobody"));
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String password = String.valueOf(authentication.getCredentials());
		if (password.length() > BoundedPasswordEncoder.MAX_LENGTH) {
			throw badCredentials();
		}
		String username = authentication.getName().strip().toLowerCase(Locale.ROOT);
		Optional<Person> found = PersonDraft.isUsername(username) ? this.people.findByUsername(username)
				: Optional.empty();
		if (!verifies(origin(username, authentication, found), found, password)) {
			throw badCredentials();
		}
		Person person = found.orElseThrow(PasswordAuthenticationProvider::badCredentials);
		UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken
			.authenticated(new SignedInPerson(person.id(), person.sessionEpoch()), null, List.of());
		// Without explicit details, those of the request would be stored in the session.
		signedIn.setDetails("");
		return signedIn;
	}

	private boolean verifies(AttemptOrigin origin, Optional<Person> found, String password) {
		try {
			return this.attempts.succeeds(origin, () -> {
				String placeholderHash = this.placeholderHash.get();
				boolean matches = this.passwords.matches(password,
						found.map(Person::passwordHash).orElse(placeholderHash));
				return matches && found.filter(Person::isEnabled).isPresent();
			});
		}
		catch (RetryLaterException ex) {
			throw new SignInPostponedException(ex);
		}
	}

	private AttemptOrigin origin(String username, Authentication authentication, Optional<Person> found) {
		SignInDetails details = (SignInDetails) Objects.requireNonNull(authentication.getDetails());
		@Nullable String browser = found.flatMap((person) -> this.knownBrowsers.recognise(person, details.knownBrowser()))
			.orElse(null);
		return AttemptOrigin.of(username, details.address(), browser);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private static BadCredentialsException badCredentials() {
		return new BadCredentialsException("Username and password do not match");
	}

}
