package dev.kalends.team;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import dev.kalends.web.ProblemDetails;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for teams.
 */
@RestController
@RequestMapping("/api/teams")
class TeamApiController {

	private static final Set<String> READ_ONLY = Set.of("id", "role", "members");

	private final Teams teams;

	private final ProblemDetails problems;

	private final ApplicationPath path;

	TeamApiController(Teams teams, ProblemDetails problems, ApplicationPath path) {
		this.path = path;
		this.teams = teams;
		this.problems = problems;
	}

	@GetMapping
	List<TeamSummary> list(Viewer viewer) {
		return this.teams.of(viewer)
			.stream()
			.map((team) -> new TeamSummary(team.id(), team.name(), team.role().code()))
			.toList();
	}

	@PostMapping
	ResponseEntity<TeamResource> create(Viewer viewer, @RequestBody JsonNode body) {
		TeamDetails team = this.teams.create(viewer, name(body));
		return ResponseEntity.created(this.path.uri("/api/teams/" + team.id())).body(TeamResource.of(team));
	}

	@GetMapping("/{id}")
	TeamResource get(Viewer viewer, @PathVariable UUID id) {
		return TeamResource.of(this.teams.get(viewer, id));
	}

	@PatchMapping("/{id}")
	TeamResource rename(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		this.teams.get(viewer, id);
		JsonMembers json = JsonMembers.of(body, Set.of("name"), READ_ONLY);
		json.text("name", null);
		json.verify();
		return TeamResource.of(this.teams.rename(viewer, id, (current) -> json.text("name", current)));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(Viewer viewer, @PathVariable UUID id) {
		this.teams.delete(viewer, id);
	}

	@PutMapping("/{id}/members/{personId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void putMember(Viewer viewer, @PathVariable UUID id, @PathVariable UUID personId, @RequestBody JsonNode body) {
		this.teams.get(viewer, id);
		JsonMembers json = JsonMembers.of(body, Set.of("role"), Set.of());
		TeamRole role = json.required("role", () -> json.choice("role", null, TeamRole::ofCode, TeamRole.codes()));
		this.teams.putMember(viewer, id, personId, role);
	}

	@DeleteMapping("/{id}/members/{personId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeMember(Viewer viewer, @PathVariable UUID id, @PathVariable UUID personId) {
		this.teams.removeMember(viewer, id, personId);
	}

	@PostMapping("/{id}/accept")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void accept(Viewer viewer, @PathVariable UUID id) {
		this.teams.accept(viewer, id);
	}

	@ExceptionHandler
	ProblemDetail lastManager(LastManagerException ex) {
		return this.problems.problem(HttpStatus.CONFLICT, "last-manager");
	}

	private static String name(JsonNode body) {
		JsonMembers json = JsonMembers.of(body, Set.of("name"), READ_ONLY);
		return json.required("name", () -> json.text("name", null));
	}

	/**
	 * A team in a list as JSON.
	 *
	 * @param role the caller's: {@code viewer}, {@code editor} or {@code manager}
	 */
	record TeamSummary(UUID id, String name, String role) {

	}

	/**
	 * A team as JSON.
	 *
	 * @param role the caller's: {@code viewer}, {@code editor} or {@code manager}
	 */
	record TeamResource(UUID id, String name, String role, List<MemberResource> members) {

		static TeamResource of(TeamDetails team) {
			return new TeamResource(team.id(), team.name(), team.role().code(),
					team.members()
						.stream()
						.map((member) -> new MemberResource(member.person().id(), member.person().username(),
								member.person().displayName(), member.role().code(), member.accepted()))
						.toList());
		}

	}

	/**
	 * A member of a team as JSON.
	 *
	 * @param accepted whether they have accepted the team
	 */
	record MemberResource(UUID id, String username, String displayName, String role, boolean accepted) {

	}

}
