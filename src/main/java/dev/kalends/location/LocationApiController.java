package dev.kalends.location;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.web.ApplicationPath;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for locations.
 */
@RestController
@RequestMapping("/api/locations")
class LocationApiController {

	private final Locations locations;

	private final ApplicationPath path;

	LocationApiController(Locations locations, ApplicationPath path) {
		this.path = path;
		this.locations = locations;
	}

	@GetMapping
	List<Location> list() {
		return this.locations.all();
	}

	@PostMapping
	ResponseEntity<Location> create(@RequestBody JsonNode body) {
		JsonMembers json = members(body);
		String address = json.text("address", null);
		String name = json.required("name", () -> json.text("name", null));
		Location location = this.locations.create(name, address);
		return ResponseEntity.created(this.path.uri("/api/locations/" + location.id())).body(location);
	}

	@PatchMapping("/{id}")
	Location change(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		JsonMembers json = members(body);
		json.text("name", null);
		json.text("address", null);
		json.verify();
		return this.locations.change(viewer, id, (current) -> patched(current, json));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(Viewer viewer, @PathVariable UUID id) {
		this.locations.delete(viewer, id);
	}

	private static Location patched(Location current, JsonMembers json) {
		@Nullable String name = json.text("name", current.name());
		return new Location(current.id(), (name != null) ? name : "", json.text("address", current.address()));
	}

	private static JsonMembers members(JsonNode body) {
		return JsonMembers.of(body, Set.of("name", "address"), Set.of("id"));
	}

}
