package dev.kalends.admin;

import java.util.Optional;

import dev.kalends.account.Person;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.Role;
import dev.kalends.shared.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The form for a person in the administration and setup pages.
 *
 * @param sampleData whether to add sample work items; only in the setup
 */
record PersonForm(@Nullable String username, @Nullable String displayName, @Nullable String password,
		@Nullable String role, @Nullable String timeZone, @Nullable Boolean sampleData) {

	static PersonForm blank() {
		return new PersonForm(null, null, null, Role.USER.code(), null, true);
	}

	static PersonForm of(Person person) {
		return new PersonForm(person.username(), person.displayName(), null, person.role().code(),
				(person.chosenZone() != null) ? person.chosenZone().getId() : null, false);
	}

	PersonDraft asNew() {
		return apply(PersonDraft.of(this.username, this.displayName, this.password));
	}

	/**
	 * Returns the draft with the display name, role and time zone of this form.
	 */
	PersonDraft apply(PersonDraft draft) {
		return draft.withDisplayName(this.displayName)
			.withRole(Optional.ofNullable(this.role).map(Role::ofCode).orElse(null))
			.withZone(Zones.chosen(this.timeZone).orElse(null));
	}

}
