package dev.kalends.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The requested state of a person, not validated yet.
 *
 * @param username 2–64 of {@code a-z 0-9 . _ -}; cannot be changed later
 * @param displayName 1–100 characters
 * @param password 8–128 characters; {@code null} keeps the current one
 * @param role role in the whole installation
 * @param zone time zone; {@code null} is automatic, the zone of the device
 * @param language language of the pages; {@code null} to use the browser's
 * @param weekAndClock how weeks and times of day are shown
 * @param enabled whether the person may sign in
 */
public record PersonDraft(@Nullable String username, @Nullable String displayName, @Nullable String password,
		@Nullable Role role, @Nullable ZoneId zone, @Nullable Language language, WeekAndClock weekAndClock,
		@Nullable Boolean enabled) {

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{2,64}");

	private static final int MAX_DISPLAY_NAME = 100;

	static final int MIN_PASSWORD = 8;

	private static final int MAX_PASSWORD = 128;

	/**
	 * Returns a draft of a new, enabled person with the role {@link Role#USER}.
	 */
	public static PersonDraft of(@Nullable String username, @Nullable String displayName, @Nullable String password) {
		return new PersonDraft(username, displayName, password, Role.USER, null, null, WeekAndClock.AUTOMATIC,
				Boolean.TRUE);
	}

	static PersonDraft of(Person person) {
		return new PersonDraft(person.username(), person.displayName(), null, person.role(), person.chosenZone(),
				person.language(), person.weekAndClock(), person.isEnabled());
	}

	public PersonDraft withDisplayName(@Nullable String value) {
		return new PersonDraft(this.username, value, this.password, this.role, this.zone, this.language,
				this.weekAndClock, this.enabled);
	}

	public PersonDraft withPassword(@Nullable String value) {
		return new PersonDraft(this.username, this.displayName, value, this.role, this.zone, this.language,
				this.weekAndClock, this.enabled);
	}

	public PersonDraft withRole(@Nullable Role value) {
		return new PersonDraft(this.username, this.displayName, this.password, value, this.zone, this.language,
				this.weekAndClock, this.enabled);
	}

	public PersonDraft withZone(@Nullable ZoneId value) {
		return new PersonDraft(this.username, this.displayName, this.password, this.role, value, this.language,
				this.weekAndClock, this.enabled);
	}

	public PersonDraft withLanguage(@Nullable Language value) {
		return new PersonDraft(this.username, this.displayName, this.password, this.role, this.zone, value,
				this.weekAndClock, this.enabled);
	}

	public PersonDraft withWeekAndClock(WeekAndClock value) {
		return new PersonDraft(this.username, this.displayName, this.password, this.role, this.zone, this.language,
				value, this.enabled);
	}

	public PersonDraft withEnabled(@Nullable Boolean value) {
		return new PersonDraft(this.username, this.displayName, this.password, this.role, this.zone, this.language,
				this.weekAndClock, value);
	}

	/**
	 * Validates the draft and strips surrounding white space.
	 * @throws RuleViolatedException with all violations
	 */
	Checked checked(boolean passwordRequired) {
		List<Violation> violations = violations(passwordRequired);
		if (!violations.isEmpty() || this.role == null || this.enabled == null) {
			throw new RuleViolatedException(violations);
		}
		return new Checked(Objects.requireNonNull(this.username),
				PlainText.name(Objects.requireNonNull(this.displayName)), this.password, this.role, this.zone,
				this.language, this.weekAndClock, this.enabled);
	}

	/**
	 * Returns all violations in the draft of a new person.
	 */
	public List<Violation> violations() {
		return violations(true);
	}

	private List<Violation> violations(boolean passwordRequired) {
		List<Violation> violations = new ArrayList<>();
		String name = (this.username != null) ? this.username : "";
		if (!isUsername(name)) {
			violations.add(Violation.of("username", "username"));
		}
		String normalized = (this.displayName != null) ? PlainText.name(this.displayName) : "";
		PlainText.checkName("displayName", normalized, MAX_DISPLAY_NAME).ifPresent(violations::add);
		if (this.password != null || passwordRequired) {
			passwordViolation().ifPresent(violations::add);
		}
		if (this.role == null) {
			violations.add(Violation.of("role", "choice", String.join(", ", Role.codes())));
		}
		if (this.enabled == null) {
			violations.add(Violation.of("enabled", "boolean"));
		}
		return violations;
	}

	public static boolean isUsername(String name) {
		return USERNAME.matcher(name).matches();
	}

	/**
	 * Returns the reason for rejecting the password: its length is out of range, it is a
	 * common password, or it equals the username or the display name.
	 */
	Optional<Violation> passwordViolation() {
		String candidate = (this.password != null) ? this.password : "";
		int length = candidate.codePointCount(0, candidate.length());
		if (length < MIN_PASSWORD || length > MAX_PASSWORD || candidate.isBlank()) {
			return Optional.of(Violation.of("password", "length", MIN_PASSWORD, MAX_PASSWORD));
		}
		if (CommonPasswords.contains(candidate)) {
			return Optional.of(Violation.of("password", "common-password"));
		}
		return (isSame(candidate, this.username) || isSame(candidate, this.displayName))
				? Optional.of(Violation.of("password", "name-as-password")) : Optional.empty();
	}

	private static boolean isSame(String password, @Nullable String name) {
		return name != null && PlainText.name(password).equalsIgnoreCase(PlainText.name(name));
	}

	/**
	 * A validated draft.
	 */
	record Checked(String username, String displayName, @Nullable String password, Role role, @Nullable ZoneId zone,
			@Nullable Language language, WeekAndClock weekAndClock, boolean enabled) {

	}

}
