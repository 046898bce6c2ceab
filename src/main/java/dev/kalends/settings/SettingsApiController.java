package dev.kalends.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.settings.SettingsReader.SettingsAnswer;
import dev.kalends.team.Teams;
import dev.kalends.workitem.query.WorkItemReader;
import tools.jackson.databind.JsonNode;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * JSON API for settings: the settings that a level defines, and its effective settings
 * with their sources.
 */
@RestController
class SettingsApiController {

	private final SettingsReader reader;

	private final SettingsService service;

	private final WorkItemReader items;

	private final Teams teams;

	SettingsApiController(SettingsReader reader, SettingsService service, WorkItemReader items, Teams teams) {
		this.reader = reader;
		this.service = service;
		this.items = items;
		this.teams = teams;
	}

	@GetMapping("/api/work-items/{id}/settings")
	ResponseEntity<SettingsResource> ofItem(Viewer viewer, @PathVariable UUID id) {
		return answer(this.reader.ofItem(viewer, id));
	}

	@PatchMapping("/api/work-items/{id}/settings")
	ResponseEntity<SettingsResource> changeItem(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		this.items.details(viewer, id);
		this.service.changeItem(viewer, id, SettingsPatch.parse(body));
		return answer(this.reader.ofItem(viewer, id));
	}

	@GetMapping("/api/teams/{id}/settings")
	ResponseEntity<SettingsResource> ofTeam(Viewer viewer, @PathVariable UUID id) {
		return answer(this.reader.ofTeam(viewer, id));
	}

	@PatchMapping("/api/teams/{id}/settings")
	ResponseEntity<SettingsResource> changeTeam(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
		this.teams.get(viewer, id);
		this.service.changeTeam(viewer, id, SettingsPatch.parse(body));
		return answer(this.reader.ofTeam(viewer, id));
	}

	@GetMapping("/api/settings")
	ResponseEntity<SettingsResource> ofEveryone(Viewer viewer) {
		return answer(this.reader.ofEveryone());
	}

	@PatchMapping("/api/settings")
	ResponseEntity<SettingsResource> changeEveryone(Viewer viewer, @RequestBody JsonNode body) {
		this.service.changeEveryone(viewer, SettingsPatch.parse(body));
		return answer(this.reader.ofEveryone());
	}

	private static ResponseEntity<SettingsResource> answer(SettingsAnswer answer) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header("Cache-Status", answer.hit() ? "kalends; hit" : "kalends; fwd=miss; stored")
			.body(SettingsResource.of(answer));
	}

	/**
	 * Settings as JSON.
	 *
	 * @param own the settings that the level defines
	 * @param effective the effective settings with their sources
	 * @param chain the levels, farthest ancestor first
	 */
	record SettingsResource(LevelSettings own, Map<String, EffectiveSettings.Value> effective, List<String> chain) {

		static SettingsResource of(SettingsAnswer answer) {
			return new SettingsResource(answer.own(), new LinkedHashMap<>(answer.effective().values()),
					answer.effective().chain().stream().map(SettingsLevel::level).toList());
		}

	}

}
