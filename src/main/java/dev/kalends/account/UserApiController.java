package dev.kalends.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for people.
 */
@RestController
class UserApiController {

	private static final Set<String> CREATE = Set.of("username", "displayName", "password", "role", "timeZone",
			"language");

	private static final Set<String> CHANGE = Set.of("displayName", "role", "timeZone", "language", "enabled",
			"password");

	private final People people;

	private final ApplicationPath path;

	UserApiController(People people, ApplicationPath path) {
		this.path = path;
		this.people = people;
	}

	@GetMapping("/api/me")
	OwnResource me(Viewer viewer) {
		return new OwnResource(UserResource.of(this.people.get(viewer.id())), viewer.zone().getId());
	}

	@GetMapping("/api/users")
	List<PersonName> assignable() {
		return this.people.assignable();
	}

	@PostMapping("/api/users")
	ResponseEntity<UserResource> create(Viewer viewer, @RequestBody JsonNode body) {
		People.requireAdmin(viewer);
		JsonMembers json = JsonMembers.of(body, CREATE, Set.of("id", "enabled"));
		PersonDraft draft = PersonDraft.of(json.text("username", null), null, null);
		draft = read(json, draft);
		json.verify();
		Person person = this.people.create(viewer, draft);
		return ResponseEntity.created(this.path.uri("/api/users/" + person.id())).body(UserResource.of(person));
	}

	@PatchMapping("/api/users/{id}")
	UserResource change(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		People.requireAdmin(viewer);
		JsonMembers json = JsonMembers.of(body, CHANGE, Set.of("id", "username"));
		read(json, PersonDraft.of(null, null, null));
		json.verify();
		return UserResource.of(this.people.change(viewer, id, (current) -> read(json, current)));
	}

	private static PersonDraft read(JsonMembers json, PersonDraft current) {
		return current.withDisplayName(json.text("displayName", current.displayName()))
			.withPassword(json.text("password", current.password()))
			.withRole(json.choice("role", current.role(), Role::ofCode, Role.codes()))
			.withZone(json.zone("timeZone", current.zone()))
			.withLanguage(json.choice("language", current.language(), Language::ofCode, Language.codes()))
			.withEnabled(json.flag("enabled", current.enabled()));
	}

	/**
	 * A person in JSON.
	 *
	 * @param id the person's id
	 * @param username the username for sign-in
	 * @param displayName the name shown to others
	 * @param role {@code user} or {@code admin}
	 * @param timeZone IANA name; {@code null} is automatic
	 * @param language {@code en} or {@code de}; {@code null} to use the browser's
	 * @param enabled whether the person may sign in
	 */
	record UserResource(UUID id, String username, String displayName, String role, @Nullable String timeZone,
			@Nullable String language, boolean enabled) {

		static UserResource of(Person person) {
			return new UserResource(person.id(), person.username(), person.displayName(), person.role().code(),
					(person.chosenZone() != null) ? person.chosenZone().getId() : null,
					(person.language() != null) ? person.language().code() : null, person.isEnabled());
		}

	}

	/**
	 * The viewer in JSON.
	 *
	 * @param person the members of any person
	 * @param effectiveTimeZone the chosen zone, otherwise that of the device
	 */
	record OwnResource(@JsonUnwrapped UserResource person, String effectiveTimeZone) {

	}

}
